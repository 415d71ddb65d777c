"""What is done again and again while the site runs: letters that are due, offers that lapse, the nightly clean-up."""
