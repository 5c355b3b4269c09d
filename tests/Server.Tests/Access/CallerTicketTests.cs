using Microsoft.Extensions.Time.Testing;
using NasV2.Server.Access;
using NasV2.Storage;

namespace NasV2.Server.Tests.Access;

public sealed class CallerTicketTests
{
    private static readonly CurrentCaller Ann = new("person:ann", "Ann", AccessScope.Submit, new TokenQuota(CallsPerSecond: 5));
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_ticket_stands_for_its_caller_for_two_minutes()
    {
        var tickets = new CallerTickets(_clock);
        var ticket = tickets.Issue(Ann);

        Assert.Equal(Ann, tickets.Read(ticket));
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(tickets.Read(ticket));
    }

    [Fact]
    public void A_ticket_is_good_in_the_process_that_issued_it_only() =>
        Assert.Null(new CallerTickets(_clock).Read(new CallerTickets(_clock).Issue(Ann)));

    [Fact]
    public void A_changed_ticket_is_not_valid()
    {
        var tickets = new CallerTickets(_clock);
        var (mine, other) = (tickets.Issue(Ann), tickets.Issue(Ann with { Scope = AccessScope.Admin }));

        Assert.Null(tickets.Read($"{other.Split('.')[0]}.{mine.Split('.')[1]}"));
        Assert.Null(tickets.Read("nasticket_x.y"));
        Assert.Null(tickets.Read("nasticket_"));
    }
}
