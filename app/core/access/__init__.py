"""Who may do what, and how much of it: identities, the rules of the paths, limits.

::

    request ─ SizeMiddleware ─ IdentityMiddleware ─ AdmissionMiddleware ─ AccessMiddleware ─ route (CallerDep, …)
                                  │                    │                     ├ rules: path → scope, and whose data
                                  │                    │                     └ RateLimits: by user, key and address
                                  │                    └ Room: talks at once
                                  └ Gate: token or API key → Principal
"""
