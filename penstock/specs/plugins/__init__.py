"""What a project adds to Penstock: steps and hooks, in its folders `steps/` and `hooks/` or in installed packages."""
