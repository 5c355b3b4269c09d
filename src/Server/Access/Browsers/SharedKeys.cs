using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using NasV2.Storage;

namespace NasV2.Server.Access.Browsers;

/// <summary>Keeps the keys that protect cookies in the store, so that a cookie of one head is good on the others.</summary>
internal sealed class SharedKeys(IKeyRing keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Wait(() => keys.ListAsync(CancellationToken.None)).Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        Wait(async () =>
        {
            await keys.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None);
            return true;
        });

    /// <summary>Away from the caller's thread: a page's renderer has one of its own, on which the store's answer
    /// would wait for this wait.</summary>
    private static T Wait<T>(Func<Task<T>> ask) => Task.Run(ask).GetAwaiter().GetResult();
}
