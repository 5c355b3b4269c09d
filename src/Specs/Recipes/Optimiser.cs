namespace NasV2.Specs;

/// <summary>What turns gradients into new weights.</summary>
public enum Optimiser
{
    /// <summary>TensorFlow's RMSProp, the paper's.</summary>
    RmsProp,

    /// <summary>Stochastic gradient descent with momentum.</summary>
    Sgd,

    /// <summary>Adam with weight decay apart from the gradients (Loshchilov, Hutter 2019).</summary>
    AdamW,
}
