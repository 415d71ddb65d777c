"""Pages of certificates: for anybody, for their holder, for the desk, for the owner."""
