"""Dân vận: talks and promises, partner organisations, programmes, referrals, education."""
