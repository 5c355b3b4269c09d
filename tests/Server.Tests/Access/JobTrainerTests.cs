using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Server.Tests.Nodes;
using NasV2.Storage.Tests;

namespace NasV2.Server.Tests.Access;

[Trait("Needs", "PostgreSQL")]
public sealed class JobTrainerTests(PostgresServer server)
{
    private static readonly TestNodeSetup Allowing = TestNodeSetup.With("""{ "trainers": { "allowed": ["python3 /opt/trainer.py"] } }""");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_head_refuses_a_search_with_a_program_unless_its_operator_allowed_it()
    {
        await using var head = await TestNode.StartHeadAsync(await TestDatabase.CreateAsync(server));

        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await head.Searches.SubmitSearchAsync(Request("[sh, -c, 'rm -rf /']"), cancellationToken: Ct));

        Assert.Equal(
            new Status(
                StatusCode.InvalidArgument,
                "trainer.command is 'sh -c rm -rf /'; this service runs programs that its operator allowed, which are none "
                + "(option --allow-trainer or setting trainers.allowed, on heads and workers)."),
            refusal.Status);
    }

    [Fact]
    public async Task A_worker_that_does_not_allow_what_its_head_does_pauses_the_search_with_one_sentence()
    {
        var database = await TestDatabase.CreateAsync(server);
        await using var head = await TestNode.StartHeadAsync(database, Allowing);
        await using var worker = await TestNode.StartWorkerAsync(database);

        var id = (await head.Searches.SubmitSearchAsync(Request("[python3, /opt/trainer.py, --fast]"), cancellationToken: Ct)).Search.Id;

        Assert.Equal(
            "trainer.command is 'python3 /opt/trainer.py --fast'; this worker runs programs that its operator allowed, which are none "
            + "(option --allow-trainer or setting trainers.allowed, on heads and workers).",
            (await head.Searches.ReachesAsync(id, SearchState.Paused)).Message);
    }

    private static SubmitSearchRequest Request(string command)
    {
        var request = Submitted.Request(trials: 1);
        request.Spec += $"\ntrainer: {{ command: {command} }}\n";
        return request;
    }
}
