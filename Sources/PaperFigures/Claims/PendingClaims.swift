// SPDX-License-Identifier: GPL-3.0-or-later

/// Claims that no figure shows yet: nothing is simulated for them here.
enum PendingClaims {
  static let group = ClaimGroup(all.map(\.id), figures: []) { _ in all }

  static let all = [
    claim("C3.2", collapse, "s* = KL/(2 kappa) maximises welfare", status: withdrawn),
    claim("C3.3", collapse, "w* = (1 - psi) KL/(2 kappa psi) maximises welfare", status: withdrawn),
    claim("C3.4", collapse, "the policy lowers contamination and W2 and raises quality", status: withdrawn),
    claim("C3.5", collapse, "PMIR converges in O(eps^-2 log T) rounds", status: withdrawn),
    claim("C3.6", collapse, "the provenance estimate attains a Cramer-Rao bound", status: withdrawn),
    claim("C3.7", collapse, "subsidy before disclosure before royalty cap", status: "reported by others; withdrawn"),
    claim("C3.8", collapse, "there is one equilibrium", status: withdrawn),
  ]

  private static let collapse = "arXiv 2605.20279"
  private static let withdrawn = "printed; reported withdrawn"

  private static func claim(_ id: String, _ source: String, _ statement: String, status: String) -> Claim {
    Claim(id, source: source, statement, status: status, published: "", .pending, scope: "", figure: "", rule: "")
  }
}
