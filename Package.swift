// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// Imports point down only: each target may use the targets above it in this list that it names.
let package = Package(
  name: "seedcorn-market",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "seedcorn", targets: ["seedcorn"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"]), .brew(["gsl"])]),
    module("Luck", []),
    module("GSL", ["Luck", "CGSL"]),
    module("Valuation", ["Luck", "GSL"]),
    module("Fidelity", ["Luck", "GSL"]),
    module("Market", ["Fidelity", "Valuation", "Luck", "GSL"]),
    module("Equilibrium", ["Market", "Valuation", "Fidelity", "Luck", "GSL"]),
    module("ScenarioFiles", ["Market", "Fidelity", "Valuation", "Luck", .product(name: "Yams", package: "Yams")]),
    module("Experiments", ["ScenarioFiles", "Equilibrium", "Market", "Fidelity", "Valuation", "Luck", "GSL"]),
    module("PaperFigures", ["Experiments", "ScenarioFiles", "Equilibrium", "Market", "Fidelity", "Luck", "GSL"]),
    module("Reports", ["PaperFigures", "Experiments", "ScenarioFiles", "Market", "Fidelity"]),
    .executableTarget(
      name: "seedcorn",
      dependencies: [
        "GSL", "Market", "Fidelity", "Valuation", "Equilibrium", "ScenarioFiles", "Experiments", "PaperFigures",
        "Reports", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    tests("LuckTests", ["Luck", "GSL"]),
    tests("GSLTests", ["GSL", "Luck"]),
    tests("ValuationTests", ["Valuation", "Luck"]),
    tests("FidelityTests", ["Fidelity", "GSL", "Luck"]),
    tests("MarketTests", ["Market", "Luck", "GSL", "Valuation", "Fidelity"]),
    tests("EquilibriumTests", ["Equilibrium", "Market", "Valuation", "Fidelity", "Luck", "GSL"]),
    tests("ScenarioFilesTests", ["ScenarioFiles", "Market", "Fidelity", "Valuation"]),
    tests("ExperimentsTests", ["Experiments", "ScenarioFiles", "Market", "Fidelity", "Valuation", "Luck", "GSL"]),
    tests(
      "PaperFiguresTests",
      ["PaperFigures", "Experiments", "ScenarioFiles", "Equilibrium", "Market", "Fidelity", "Luck", "GSL"]),
    tests("ReportsTests", ["Reports", "PaperFigures", "ScenarioFiles", "Experiments", "Market"]),
    tests(
      "SeedcornTests",
      [
        "seedcorn", "ScenarioFiles", "Experiments", "Market", "Fidelity",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ]
)
