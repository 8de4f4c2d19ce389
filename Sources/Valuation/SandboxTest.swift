// SPDX-License-Identifier: GPL-3.0-or-later

internal import Luck

/// What a trial on a few of a source's records tells of all of them: the noise with which a buyer sees an offer before
/// it buys.
///
/// A proxy model of scale E_p is trained on m records of a source of which a share e is usable for the buyer's task. By
/// the data scaling law that also values bundles (`BundleUtility.dataScaling`) it reaches the relative gain
///
///     y = 1 - (1 + e m/E_p)^-gamma,    so that    e = (E_p/m) ((1 - y)^(-1/gamma) - 1).
///
/// The estimate e-hat so found, times the n records on offer, extrapolates the trial to v-hat = e-hat n effective
/// records, and the scaling law of the buyer's own model to a marginal utility u(E + v-hat) - u(E). As that rises with
/// v-hat whatever the buyer holds, to rank offers by v-hat is to rank them by marginal utility.
///
/// The share found on m records is taken to be off by a factor that is log-normal with mean 1: e-hat = e exp(s Z -
/// s^2/2), where Z is standard normal and s = sigma0/sqrt(m), as the error of a mean over m records falls. E[v-hat] is
/// e n then, exactly, and whatever E_p and gamma, since v-hat has the factor of e-hat. That is why a market draws the
/// factor alone and plays no proxy model.
///
/// Source: the sandbox of EDVEX (arXiv 2601.09966) is described there in words; the formulas are our own reading.
public struct SandboxTest: Sendable, Equatable {
  /// Standard deviation s of the logarithm of an estimate.
  public let logDeviation: Double

  /// - Parameters:
  ///   - noise: sigma0 >= 0, the log standard deviation of a trial on one record.
  ///   - records: m > 0.
  public init(noise: Double, records: Double) { logDeviation = noise / records.squareRoot() }

  /// Estimate over truth, v-hat/v, at a standard normal deviate Z.
  public func factor(at deviate: Double) -> Double { exp(logDeviation * (deviate - 0.5 * logDeviation)) }
}
