// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Experiments

/// What a sweep must not destroy, and what it must not take for done.
struct SweepSafetyTests {
  private static let file = """
    scenario: base.yaml
    parameters: {policy.subsidy: [0, 0.5, 1]}
    set: {policy.rule: fixed, run.periods: 1, run.replicates: 1}
    metrics: [welfare]

    """

  /// What is said when a sweep or a merge refuses.
  private func refusal(_ work: () async throws -> Void) async -> String {
    do {
      try await work()
      return "nothing was refused"
    } catch let error as OutputError {
      return error.message
    } catch let error as SweepRefusal {
      return error.message
    } catch {
      return "\(error)"
    }
  }

  @Test(
    "A folder with somebody's own file called journal is left as it is",
    arguments: ["dear diary\n", "", String(repeating: "1\n", count: 200)], [SweepStart.resume, .replace])
  func foreign(journal: String, start: SweepStart) async throws {
    let place = SweepPlace(Self.file)
    try FileManager.default.createDirectory(atPath: place.path + "out", withIntermediateDirectories: false)
    place.write(journal, "out/journal")
    place.write("years of work", "out/thesis.tex")
    let before = place.files("out")
    let message = await refusal { try await place.play("out", start) }
    #expect(message.contains(start == .resume ? "something else than a sweep" : "was not written by seedcorn"))
    #expect(place.files("out") == before)
  }

  @Test("A sweep that was killed before it wrote anything is gone on with and replaced", arguments: ["", "seedc"])
  func begun(journal: String) async throws {
    let place = SweepPlace(Self.file)
    for (name, start) in [("a", SweepStart.resume), ("b", .replace)] {
      try FileManager.default.createDirectory(atPath: place.path + name, withIntermediateDirectories: false)
      place.write(journal, name + "/journal")
      #expect(try await place.play(name, start).points == 3)
    }
  }

  @Test("A merge does not replace what it reads")
  func merge() async throws {
    let place = SweepPlace(Self.file)
    for number in 1...2 { try await place.play("part\(number)", shard: Shard(number, of: 2)) }
    let before = place.files("part1")
    let parts = ["part1", "part2"].map { place.path + $0 }
    let merge = ShardMerge(parts, program: ProgramDescription(version: "0", commandLine: []))
    for target in ["part1", "part1/"] {
      let message = await refusal { _ = try merge.run(into: place.path + target, force: true) }
      #expect(message.contains("part1 is one of the parts"))
    }
    #expect(place.files("part1") == before)
  }

  @Test("Points whose periods are gone or were changed are played again, to the same bytes")
  func periods() async throws {
    let place = SweepPlace(Self.file + "keepPeriods: true\n")
    try await place.play("out")
    let whole = place.files("out")
    try FileManager.default.removeItem(atPath: place.path + "out/periods/1.csv")
    place.write("changed", "out/periods/3.csv")
    let message = await refusal { try await place.play("out", .resume) }
    #expect(message.hasSuffix("periods/1.csv is missing; remove manifest.json and --resume"))
    try FileManager.default.removeItem(atPath: place.path + "out/manifest.json")
    let result = try await place.play("out", .resume)
    #expect(result.donePoints == 1 && result.points == 3)
    #expect(place.files("out") == whole)
    #expect(try await place.play("out", .resume).wasFinished)
  }

  @Test("A manifest that does not name the journal does not make a sweep finished", arguments: ["", "{}"])
  func manifest(text: String) async throws {
    let place = SweepPlace(Self.file)
    try await place.play("out")
    place.write(text, "out/manifest.json")
    let message = await refusal { try await place.play("out", .resume) }
    #expect(message.hasSuffix("manifest.json is not that of a sweep; remove it and --resume"))
  }

  @Test("A journal that takes another's name is locked, and one that has lost its name is nobody's lock")
  func lock() throws {
    let place = SweepPlace(Self.file)
    let path = place.path + "out"
    let folder = try SweepFolder(path, .new)
    _ = try folder.write([1, 2, 3], as: Journal.fileName)
    #expect(throws: OutputError.self) { _ = try Journal(in: path, shownPath: path) }
    withExtendedLifetime(folder) {}
  }

  @Test("A text that a sweep names and that has changed is not gone on with")
  func texts() async throws {
    let text = Self.file.replacingOccurrences(of: "[0, 0.5, 1]}", with: "[0], fidelity.text: [T.txt, U.txt]}")
    let words = String(repeating: "the same few words come again and again ", count: 20)
    let place = SweepPlace(text)
    for name in ["T.txt", "U.txt"] { place.write(words, name) }
    try await place.play("out")
    #expect(try await place.play("out", .resume).wasFinished)
    place.write(words + "and more", "U.txt")
    let message = await refusal { try await place.play("out", .resume) }
    #expect(message.contains("cannot be gone on with: what fidelity.text ") && message.contains("U.txt contains was"))
  }

  @Test("A distribution of which nothing is left between its ends is refused")
  func tail() async throws {
    let place = SweepPlace(
      "scenario: base.yaml\ndesign: random\npoints: 2\n"
        + "parameters: {sellers.costMedian: {normal: {mean: 1, deviation: 0.01}, from: 50}}\n")
    let message = await refusal { _ = try place.points() }
    #expect(message.contains("parameters.sellers.costMedian: practically nothing of the distribution lies between 50"))
  }
}
