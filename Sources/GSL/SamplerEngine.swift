// SPDX-License-Identifier: GPL-3.0-or-later

internal import CGSL
internal import Luck

/// The generator type that lets the library's samplers draw from a ``Draws`` stream.
///
/// The library copies and frees the state as plain bytes, which suits a value that is `BitwiseCopyable`. Whole words
/// have 64 bits and uniform numbers 53, one word each, as in native Swift.
enum SamplerEngine {
  /// The type table, allocated once and kept for the life of the process, as the library expects of it.
  nonisolated(unsafe) static let table: UnsafePointer<gsl_rng_type> = {
    let name: StaticString = "seedcorn-splitmix64"
    let table = UnsafeMutablePointer<gsl_rng_type>.allocate(capacity: 1)
    table.initialize(
      to: gsl_rng_type(
        name: UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self),
        max: .max,
        min: 0,
        size: MemoryLayout<Draws>.stride,
        set: { state, seed in state!.initializeMemory(as: Draws.self, to: Draws(state: UInt64(seed))) },
        get: { state in UInt(state!.assumingMemoryBound(to: Draws.self).pointee.next()) },
        get_double: { state in state!.assumingMemoryBound(to: Draws.self).pointee.uniform() }))
    return UnsafePointer(table)
  }()
}
