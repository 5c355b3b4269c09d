namespace NasV2.Storage.Tests;

public sealed class StoreAddressTests
{
    [Fact]
    public void Three_slashes_name_an_absolute_sqlite_file()
    {
        var path = Path.Combine(Path.GetTempPath(), "my folder", "50%", "nas.db");

        var address = StoreAddress.Parse("sqlite://" + (OperatingSystem.IsWindows() ? "/" : "") + path);

        Assert.Equal((StoreBackendKind.Sqlite, path), (address.Kind, address.Target));
        Assert.Equal(path, address.ToString());
    }

    [Fact]
    public void No_slash_names_a_file_in_the_current_folder()
    {
        var address = StoreAddress.Parse("sqlite:results/nas.db");

        Assert.Equal(Path.Combine(Environment.CurrentDirectory, "results", "nas.db"), address.Target);
        Assert.Equal(address, StoreAddress.Sqlite("results/nas.db"));
    }

    [Theory]
    [InlineData("postgres://ann:s%40cret@db.example:6543/nas?sslmode=Require")]
    [InlineData("postgresql://ann:s%40cret@db.example:6543/nas?SSL%20Mode=Require")]
    [InlineData("Host=db.example;Port=6543;Database=nas;Username=ann;Password=s@cret;SSL Mode=Require")]
    public void Postgres_is_named_by_uri_or_keywords_and_shown_without_its_password(string text)
    {
        var address = StoreAddress.Parse(text);

        Assert.Equal(StoreBackendKind.Postgres, address.Kind);
        Assert.Equal("Host=db.example;Port=6543;Database=nas;Username=ann;Password=s@cret;SSL Mode=Require", address.Target);
        Assert.Equal("postgres://db.example:6543/nas", $"{address}");
    }

    [Fact]
    public void A_socket_folder_goes_into_the_query()
    {
        var address = StoreAddress.Parse("postgres:///nas?host=/run/postgresql");

        Assert.Equal("Host=/run/postgresql;Port=5432;Database=nas", address.Target);
    }

    [Theory]
    [InlineData("", "is not understood")]
    [InlineData("nas.db", "'nas.db' is not understood")]
    [InlineData("mysql://host/nas", "is not understood")]
    [InlineData("sqlite:", "names no file")]
    [InlineData("sqlite:///", "names no file")]
    [InlineData("sqlite:///folder/", "names no file")]
    [InlineData("sqlite://nas.db", "needs a third slash")]
    [InlineData("postgres://host", "must name a host and a database")]
    [InlineData("postgres://host/nas?speed=high", "keyword 'speed'")]
    [InlineData("Host=db", "must name a host and a database")]
    [InlineData("Database=nas", "must name a host and a database")]
    [InlineData("Host=db;Database=nas;Port=many", "keyword 'port'")]
    [InlineData("=;=", "not a valid connection string")]
    public void A_wrong_address_is_refused_with_the_reason(string text, string reason)
    {
        var exception = Assert.Throws<FormatException>(() => StoreAddress.Parse(text));

        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://ann:s3cret@host")]
    [InlineData("postgres://ann:s3cret@host:port/nas")]
    [InlineData("Host=db;Password=s3cret;Speed=high")]
    public void A_refusal_never_shows_the_password(string text)
    {
        var exception = Assert.Throws<FormatException>(() => StoreAddress.Parse(text));

        Assert.DoesNotContain("s3cret", exception.ToString(), StringComparison.Ordinal);
    }
}
