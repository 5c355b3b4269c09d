using Microsoft.Extensions.DependencyInjection;
using NasV2.Cluster;
using Orleans.Serialization;

namespace NasV2.Search.Tests;

public sealed class DomainSerializationTests
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSerializer()
        .AddDomainSerialization()
        .BuildServiceProvider();

    private static readonly Epoch Diverging = new(3, 10, double.NaN, null, 0.1, double.PositiveInfinity, 1.5);

    [Fact]
    public void Numbers_that_are_not_finite_survive_between_silos() => Assert.Equal(Diverging, Send(Diverging));

    [Fact]
    public void Messages_carry_domain_types()
    {
        var assignment = new TrialAssignment(
            new Lease("job-1", 7, 2, "host/cpu"), TimeSpan.FromMinutes(1), "candidate", 5, "{}", MeasuresStep: true, ReportedEpochs: 3);
        var running = new RunningTrial(7, "host/cpu", "candidate", Diverging);

        Assert.Equal(assignment, Send(assignment));
        Assert.Equal(running, Send(running));
        Assert.Equal(new SearchSettings(Trials: 9), Send(new SearchSettings(Trials: 9)));
    }

    [Fact]
    public void Within_a_silo_domain_types_are_not_copied() =>
        Assert.Same(Diverging, Services.GetRequiredService<DeepCopier>().Copy(Diverging));

    private static T Send<T>(T message)
    {
        var serializer = Services.GetRequiredService<Serializer>();
        return serializer.Deserialize<T>(serializer.SerializeToArray(message))!;
    }
}
