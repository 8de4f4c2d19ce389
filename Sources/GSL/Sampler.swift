// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL
public import Luck

/// The library's random distributions, drawn from named luck.
///
/// A sampler owns one generator of the library whose state is a `Draws` value. Make one inside each task, then
/// ``begin(_:)`` each time another agent's luck is needed; that writes eight bytes and allocates nothing.
///
/// ```swift
/// var sampler = try Sampler()
/// for seller in sellers.indices {
///   sampler.begin(key.agent(seller))
///   sellers[seller].quality = sampler.beta(2, 5)
/// }
/// ```
///
/// Parameters outside the range stated with each draw are programming errors and stop the program: scenario values
/// are validated when they are read.
public struct Sampler: ~Copyable, @unchecked Sendable {
  /// The generator. Only this value refers to it, hence the claim to be `Sendable`.
  let raw: UnsafeMutablePointer<gsl_rng>
  /// The generator's state, inside the memory the library allocated for it.
  private let state: UnsafeMutablePointer<Draws>

  /// A sampler that has not begun; its draws are those of `Draws(state: 0)` until it does.
  /// - Throws: ``GSLError`` with code `noMemory`.
  public init() throws(GSLError) {
    GSLLibrary.prepare()
    raw = try allocated(gsl_rng_alloc(SamplerEngine.table), "creating a sampler")
    state = raw.pointee.state.assumingMemoryBound(to: Draws.self)
    state.pointee = Draws(state: 0)
  }

  deinit { gsl_rng_free(raw) }

  /// Starts the luck of `key` from its first draw, whatever was drawn before.
  public mutating func begin(_ key: LuckKey) { state.pointee = key.draws }

  /// The stream the next draw will come from, for native draws that continue this sampler's or the reverse.
  public var draws: Draws {
    get { state.pointee }
    set { state.pointee = newValue }
  }

  /// The next number uniform in the open interval (0, 1); the same as `Draws.uniform()`.
  public mutating func uniform() -> Double { gsl_rng_uniform(raw) }
}
