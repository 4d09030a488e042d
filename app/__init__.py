"""EmoFinance. What the libraries below would tell others about their use stays here."""

import os

#: onnxruntime otherwise makes up a device id, keeps it on the disk and reports to its maker.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
