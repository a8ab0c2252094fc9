"""The `safelight` command. It calls actions and queries; it decides nothing itself."""
