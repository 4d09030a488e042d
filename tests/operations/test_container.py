"""What the container starts: as many workers as can share, one migration at a time, and nobody called home."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.core.config import ROOT, Settings

START = ROOT / "deploy" / "start.sh"


@pytest.mark.parametrize(
    ("given", "workers"),
    [
        ({}, "1"),
        ({"WORKERS": "4"}, "1"),
        ({"DB_URL": "mysql+asyncmy://a@b/c"}, "1"),
        ({"DB_URL": "mysql+asyncmy://a@b/c", "REDIS_URL": "redis://b"}, "2"),
        ({"DB_URL": "mysql+asyncmy://a@b/c", "REDIS_URL": "redis://b", "WORKERS": "4"}, "4"),
    ],
)
def test_workers_are_as_many_as_can_share(given: dict[str, str], workers: str, tmp_path: Path) -> None:
    uvicorn = tmp_path / "uvicorn"
    uvicorn.write_text('#!/bin/sh\necho "$@"\n')
    uvicorn.chmod(0o755)
    metrics = tmp_path / "metrics"
    metrics.mkdir()
    (metrics / "counter_1.db").touch()
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PROMETHEUS_MULTIPROC_DIR": str(metrics),
        **given,
    }
    done = subprocess.run(["sh", str(START)], env=environment, capture_output=True, text=True, check=True)
    arguments = done.stdout.split()
    assert arguments[arguments.index("--workers") + 1] == workers
    assert (
        arguments[arguments.index("--loop") + 1] == "asyncio"
    )  # which leaves nobody waiting outside the gate
    assert arguments[arguments.index("--http") + 1] == "app.core.prompt_answers:PromptConnection"
    assert not list(metrics.iterdir())  # what a container before counted is not counted again


@pytest.mark.parametrize(("form", "given"), [("json", True), ("console", False), (None, False)])
def test_the_server_s_own_lines_have_the_form_of_all_others(
    form: str | None, given: bool, tmp_path: Path
) -> None:
    uvicorn = tmp_path / "uvicorn"
    uvicorn.write_text('#!/bin/sh\necho "$@"\n')
    uvicorn.chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "metrics"),
        **({"LOG_FORMAT": form} if form else {}),
    }
    done = subprocess.run(["sh", str(START)], env=environment, capture_output=True, text=True, check=True)
    assert ("--log-config app/core/log_lines.json" in done.stdout) is given


@pytest.mark.parametrize(("environment", "seeded"), [("development", True), ("production", False)])
def test_compose_seeds_no_demo_customers_in_production(
    environment: str, seeded: bool, tmp_path: Path
) -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    command = [word.replace("$$", "$") for word in compose["services"]["migrate"]["command"]]
    for name in ("alembic", "python"):
        (tmp_path / name).write_text(f'#!/bin/sh\necho {name} "$@"\n')
        (tmp_path / name).chmod(0o755)
    given = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "ENVIRONMENT": environment}
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=True)
    told = ["alembic upgrade head", "python -m scripts.seed_demo"]
    assert done.stdout.splitlines() == told[: 1 + seeded]


def test_processes_that_start_together_migrate_one_after_the_other(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'new' / 'emofinance.db'}"
    command = [sys.executable, "-c", f"from app.core.db import migrate; migrate({url!r})"]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(3)]
    errors = [process.communicate(timeout=100)[1].decode() for process in started]
    assert [process.returncode for process in started] == [0, 0, 0], errors


def test_the_model_is_read_without_a_word_to_its_library_s_maker(tmp_path: Path) -> None:
    """Left to itself onnxruntime writes a device id below the home directory and reports its use."""
    program = "import app.services.emotion_analyzer.artefact as a, onnxruntime; " + (
        "onnxruntime.InferenceSession('app/models/emotion/model.onnx')"
    )
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True, timeout=100)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_only_the_service_shares_a_folder_of_metrics() -> None:
    """A job in the image's read-only file system could not even be imported."""
    assert "PROMETHEUS_MULTIPROC_DIR" not in (ROOT / "Dockerfile").read_text("utf-8")
    assert "export PROMETHEUS_MULTIPROC_DIR" in START.read_text("utf-8")


def manifests(name: str) -> dict[str, dict[str, Any]]:
    """The objects of one of our Kubernetes files by their kind."""
    text = (ROOT / "deploy" / "kubernetes" / name).read_text("utf-8")
    return {one["kind"]: one for one in yaml.safe_load_all(text)}


def test_what_is_kept_outside_the_database_outlives_the_pod_and_is_seen_at_night() -> None:
    """The anchors of the audit trail, and the records that wait for the database."""
    kept = str(Path("/srv/emofinance") / Settings.model_fields["audit_dir"].default.relative_to(ROOT).parent)
    service = manifests("app.yaml")["StatefulSet"]
    (claim,) = service["spec"]["volumeClaimTemplates"]
    (container,) = service["spec"]["template"]["spec"]["containers"]
    assert {"name": claim["metadata"]["name"], "mountPath": kept} in container["volumeMounts"]
    pod = manifests("nightly.yaml")["CronJob"]["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    first = f"{service['metadata']['name']}-0"
    (volume,) = pod["volumes"]
    assert volume["persistentVolumeClaim"]["claimName"] == f"{claim['metadata']['name']}-{first}"
    assert pod["containers"][0]["volumeMounts"] == [
        {"name": volume["name"], "mountPath": kept, "readOnly": True}
    ]
    (beside,) = pod["affinity"]["podAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"]
    assert first in beside["labelSelector"]["matchLabels"].values()
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    for name in ("app", "replica"):
        (mounted,) = compose["services"][name]["volumes"]
        volume_name, place = mounted.split(":")
        assert (volume_name in compose["volumes"], place) == (True, kept)


def test_the_labels_of_the_night_rest_on_the_rules_of_the_service() -> None:
    """In the image that has what the job imports, with the same mounted files."""
    (container,) = pod_of(manifests("app.yaml")["StatefulSet"]["spec"])["containers"]
    job = pod_of(manifests("labels.yaml")["CronJob"]["spec"]["jobTemplate"]["spec"])
    (labels,) = job["containers"]
    assert labels["command"] == ["python", "-m", "scripts.label_population"]
    assert labels["image"] == "emofinance-batch"
    rules = [one for one in container["volumeMounts"] if one["name"] == "rules"]
    assert [one for one in labels["volumeMounts"] if one["name"] == "rules"] == rules
    service = pod_of(manifests("app.yaml")["StatefulSet"]["spec"])
    assert [one for one in job["volumes"] if one["name"] == "rules"] == [
        one for one in service["volumes"] if one["name"] == "rules"
    ]
    kustomization = yaml.safe_load((ROOT / "deploy" / "kubernetes" / "kustomization.yaml").read_text("utf-8"))
    assert {"labels.yaml", "nightly.yaml"} <= set(kustomization["resources"])
    assert {"emofinance", "emofinance-batch"} == {image["name"] for image in kustomization["images"]}


def pod_of(spec: dict[str, Any]) -> dict[str, Any]:
    """What a template makes."""
    pod: dict[str, Any] = spec["template"]["spec"]
    return pod


@pytest.mark.parametrize("job", ["retain", "labels"])
def test_a_job_of_the_night_is_started_by_its_name(job: str, tmp_path: Path) -> None:
    (tmp_path / "python").write_text('#!/bin/sh\necho "$@"\n')
    (tmp_path / "python").chmod(0o755)
    command = ["sh", str(ROOT / "deploy" / "night.sh"), job]
    given = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(command, env=given, capture_output=True, text=True, check=True)
    module = done.stdout.split()[1]
    assert (ROOT / Path(*module.split("."))).with_suffix(".py").is_file()
    units = ROOT / "deploy" / "systemd"
    assert f"Unit=emofinance-night@{job}.service" in (units / f"emofinance-night-{job}.timer").read_text()


def test_a_plain_server_listens_for_its_proxy_alone(tmp_path: Path) -> None:
    (tmp_path / "uvicorn").write_text('#!/bin/sh\necho "$@"\n')
    (tmp_path / "uvicorn").chmod(0o755)
    unit = (ROOT / "deploy" / "systemd" / "emofinance.service").read_text("utf-8")
    told = dict(re.findall(r"(LISTEN_HOST)=(\S+)", unit))
    for given, host in ((told, "127.0.0.1"), ({}, "0.0.0.0")):  # noqa: S104  what a container listens on
        environment = {
            "PATH": f"{tmp_path}:{os.environ['PATH']}",
            "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "metrics"),
            **given,
        }
        done = subprocess.run(["sh", str(START)], env=environment, capture_output=True, text=True, check=True)
        words = done.stdout.split()
        assert words[words.index("--host") + 1] == host


#: Imports a job from the working directory alone; a package that comes from elsewhere is not in the image.
IMPORTED = """
import os, sys
sys.path.insert(0, os.getcwd())
import scripts.{job}
here = [sys.modules[name].__file__ for name in ("app", "batch", "rules", "scripts") if name in sys.modules]
sys.exit("\\n".join(path for path in here if not path.startswith(os.getcwd())) or 0)
"""


@pytest.mark.parametrize(
    "job", ["compute_thresholds", "label_population", "import_data", "report_emotions", "seed_demo"]
)
def test_the_image_holds_what_its_jobs_import(job: str, tmp_path: Path) -> None:
    """A folder that the Dockerfile forgets is missed at night, by nobody who is awake."""
    copied = re.findall(r"^COPY (?!--)(\S.*) \S+$", (ROOT / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    names = {name for line in copied for name in line.split() if (ROOT / name).exists()}
    allowed = set(re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE))
    assert names <= allowed
    for name in names:
        (tmp_path / Path(name).name).symlink_to(ROOT / name)
    command = [sys.executable, "-P", "-c", IMPORTED.format(job=job)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
