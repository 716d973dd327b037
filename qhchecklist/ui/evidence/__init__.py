"""Why a support stands where it stands, what to do, and the notice's own words."""
