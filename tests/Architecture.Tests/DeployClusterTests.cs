using System.Diagnostics;
using System.Net;

namespace NasV2.Architecture.Tests;

public sealed class DeployClusterTests
{
    private static readonly Dictionary<string, string> OrleansFields = new()
    {
        ["ORLEANS_CLUSTER_ID"] = "metadata.labels['orleans/clusterId']",
        ["ORLEANS_SERVICE_ID"] = "metadata.labels['orleans/serviceId']",
        ["POD_IP"] = "status.podIP",
        ["POD_NAME"] = "metadata.name",
        ["POD_NAMESPACE"] = "metadata.namespace",
    };

    public static TheoryData<string> Silos => [.. DeployFiles.Pods.Where(pod => IsSilo(pod.Value)).Select(pod => pod.Key)];

    [Fact]
    public void The_silos_are_one_cluster()
    {
        var labels = DeployFiles.Pods.Values.Where(IsSilo).Select(pod => pod["metadata"]["labels"]).ToList();
        Assert.True(labels.Count > 1);
        Assert.Single(labels.Select(label => label["orleans/serviceId"].ToString()).Distinct());
        Assert.Single(labels.Select(label => label["orleans/clusterId"].ToString()).Distinct());
    }

    [Fact]
    public void Only_silos_have_the_labels_of_silos()
    {
        // Orleans takes every pod with these labels for a silo.
        var labels = DeployFiles.Pods.Values.Where(pod => !IsSilo(pod)).SelectMany(pod => pod["metadata"]["labels"].Fields.Keys).ToList();
        Assert.NotEmpty(labels);
        Assert.DoesNotContain(labels, key => key.StartsWith("orleans/", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Silos))]
    public void A_silo_gets_what_Orleans_requires_of_its_pod(string name)
    {
        var pod = DeployFiles.Pods[name]["spec"];
        var fields = pod["containers"].Items.Single()["env"].Items
            .ToDictionary(variable => variable["name"].ToString(), variable => variable["valueFrom"]["fieldRef"]["fieldPath"].ToString());
        Assert.All(OrleansFields, field => Assert.Equal(field.Value, fields[field.Key]));
    }

    [Theory]
    [MemberData(nameof(Silos))]
    public void A_silo_may_ask_the_API_server_what_Orleans_asks(string name)
    {
        var account = DeployFiles.Pods[name]["spec"]["serviceAccountName"].ToString();
        var binding = Assert.Single(DeployFiles.Resources, resource =>
            resource["kind"].ToString() == "RoleBinding" && resource["subjects"].Items.Single()["name"].ToString() == account);
        var role = Assert.Single(DeployFiles.Resources, resource =>
            resource["kind"].ToString() == "Role" && resource["metadata"]["name"].ToString() == binding["roleRef"]["name"].ToString());
        var rule = Assert.Single(role["rules"].Items, rule => rule["resources"].Words.Contains("pods"));
        string[] asked = ["get", "list", "watch", "patch", "delete"];
        Assert.Empty(asked.Except(rule["verbs"].Words));
    }

    [Theory]
    [MemberData(nameof(Silos))]
    public void A_silo_in_a_pod_has_the_certificates_of_mutual_TLS(string name)
    {
        var container = DeployFiles.Pods[name]["spec"]["containers"].Items.Single();
        var folder = container["volumeMounts"].Items.Single(mount => mount["name"].ToString() == "silo-tls")["mountPath"];
        var variables =
            container["env"].Items.ToDictionary(variable => variable["name"].ToString(), variable => variable["value"].ToString());
        Assert.Equal(
            [$"{folder}/tls.crt", $"{folder}/tls.key", $"{folder}/ca.crt"],
            new[] { "certificate", "key", "authority" }.Select(file => variables[$"NAS__cluster__{file}"]));
        Assert.Contains(DeployFiles.Pods[name]["spec"]["volumes"].Items, volume =>
            volume["name"].ToString() == "silo-tls" && volume["secret"]["secretName"].ToString() == "nas-silo-tls");
    }

    [Fact]
    public void Only_silos_reach_the_port_of_a_silo()
    {
        var policy = Assert.Single(DeployFiles.Resources, resource => resource["kind"].ToString() == "NetworkPolicy")["spec"];
        var selected = policy["podSelector"]["matchLabels"].Fields;
        Assert.All(DeployFiles.Pods.Values.Where(IsSilo), pod => Assert.All(selected, label =>
            Assert.Equal(label.Value.ToString(), pod["metadata"]["labels"][label.Key].ToString())));
        var silo = Assert.Single(policy["ingress"].Items, rule => rule["ports"].Items.Any(port => port["port"].ToString() == "11111"));
        Assert.Equal("nasv2", Assert.Single(silo["from"].Items)["podSelector"]["matchLabels"]["app.kubernetes.io/name"].ToString());
    }

    [Fact]
    public void A_node_in_a_Compose_file_may_listen_without_TLS_on_a_network_of_its_own_and_publishes_no_silo_port()
    {
        // A service of the second file without an environment has that of the first.
        var members = DeployFiles.Services.Values
            .Where(service => service["environment"].Exists && service["command"].Words is ["serve" or "worker", ..])
            .ToList();
        Assert.True(members.Count > 2);
        Assert.All(members, member => Assert.Equal("true", member["environment"]["NAS__cluster__plainSilo"].ToString()));
        Assert.All(members, member => Assert.DoesNotContain("11111", string.Join(' ', member["ports"].Words), StringComparison.Ordinal));
    }

    [Fact]
    public void Services_and_disruption_budgets_select_pods_that_there_are()
    {
        var selectors = DeployFiles.Resources
            .Where(resource => resource["kind"].ToString() is "Service" or "PodDisruptionBudget")
            .Select(resource => resource["spec"]["selector"])
            .Select(selector => selector["matchLabels"].Exists ? selector["matchLabels"] : selector)
            .ToList();
        Assert.NotEmpty(selectors);
        Assert.All(selectors, selector => Assert.Contains(DeployFiles.Pods.Values, pod => selector.Fields.All(label =>
            pod["metadata"]["labels"][label.Key].ToString() == label.Value.ToString())));
    }

    [Fact]
    public void Secrets_and_volumes_that_pods_name_are_declared()
    {
        var secret = DeployFiles.Resources.Single(resource => resource["kind"].ToString() == "Secret");
        var claims = DeployFiles.Resources.Where(resource => resource["kind"].ToString() == "PersistentVolumeClaim")
            .Select(resource => resource["metadata"]["name"].ToString()).ToList();
        foreach (var pod in DeployFiles.Pods.Values.Select(pod => pod["spec"]))
        {
            var keys = pod["containers"].Items.Single()["env"].Items
                .Select(variable => variable["valueFrom"]["secretKeyRef"])
                .Where(key => key.Exists)
                .ToList();
            Assert.NotEmpty(keys);
            Assert.All(keys, key => Assert.Equal(secret["metadata"]["name"].ToString(), key["name"].ToString()));
            Assert.All(keys, key => Assert.True(secret["stringData"][key["key"].ToString()].Exists));
            var used = pod["volumes"].Items.Select(volume => volume["persistentVolumeClaim"]["claimName"]).Where(claim => claim.Exists);
            Assert.All(used, claim => Assert.Contains(claim.ToString(), claims));
        }
    }

    [Theory]
    [InlineData("serve --http http://0.0.0.0:8080")]
    [InlineData("worker")]
    public void A_node_in_a_container_advertises_an_address_of_the_container(string arguments)
    {
        var words = RunMember(arguments);
        Assert.Equal($"{arguments} --host", string.Join(' ', words[..^1]));
        Assert.True(IPAddress.TryParse(words[^1], out _), words[^1]);
    }

    [Theory]
    [InlineData("worker --host 10.0.0.7 --slots 2")]
    [InlineData("serve --host=10.0.0.7")]
    [InlineData("db migrate")]
    public void A_given_address_and_other_commands_are_left_alone(string arguments) =>
        Assert.Equal(arguments.Split(' '), RunMember(arguments));

    private static bool IsSilo(YamlValue pod) => pod["spec"]["containers"].Items.Single()["args"].Words.Contains("--kubernetes");

    /// <summary>The arguments with which deploy/node.sh runs the program that lies beside it.</summary>
    private static string[] RunMember(string arguments)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.Copy(Path.Combine(Repository.Root, "deploy", "node.sh"), Path.Combine(folder.FullName, "node.sh"));
            var program = Path.Combine(folder.FullName, "nas");
            File.WriteAllText(program, "#!/usr/bin/env bash\nprintf '%s\\n' \"$@\"\n");
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            string[] words = [Path.Combine(folder.FullName, "node.sh"), .. arguments.Split(' ')];
            var start = new ProcessStartInfo("bash", words) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
