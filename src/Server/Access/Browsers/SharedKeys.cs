using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using NasV2.Storage;

namespace NasV2.Server.Access.Browsers;

/// <summary>Keeps the keys that protect cookies in the store, so that a cookie of one head is good on the others.</summary>
internal sealed class SharedKeys(IKeyRing keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. keys.ListAsync(CancellationToken.None).GetAwaiter().GetResult().Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None).GetAwaiter().GetResult();
}
