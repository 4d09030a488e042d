"""Who may do what, and how much of it: identities, the rules of the paths, limits.

::

    request ─ SizeMiddleware ─ AccessMiddleware ─ route (CallerDep, OwnDataDep, ChatTurnDep …)
                                  │ Gate: token or API key → Principal
                                  │ rules: path → scope, and whose data
                                  └ RateLimits: by user, key and address
"""
