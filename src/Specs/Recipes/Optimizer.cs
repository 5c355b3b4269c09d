using System.Text.Json.Serialization;

namespace NasV2.Specs;

/// <summary>The optimizer.</summary>
public enum Optimizer
{
    /// <summary>TensorFlow's RMSProp, the paper's.</summary>
    [JsonStringEnumMemberName("rmsprop")]
    RmsProp,

    /// <summary>Stochastic gradient descent with momentum.</summary>
    Sgd,

    /// <summary>Adam with weight decay apart from the gradients (Loshchilov, Hutter 2019).</summary>
    [JsonStringEnumMemberName("adamw")]
    AdamW,
}
