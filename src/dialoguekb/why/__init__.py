"""Why a record says what it says."""
