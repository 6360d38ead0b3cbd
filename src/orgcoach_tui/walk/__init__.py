"""A walk through one reflection, without a screen: the app and `new --plain` both go by it."""
