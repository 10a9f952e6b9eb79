"""The pages that page.py looks at: pairs of the samples, and drafts that only a page has trouble with."""

import json
import os
import subprocess

ARABIC = (
    """إذ تشير إلى قرارها 84/311 بشأن حماية السماء المظلمة،

وإذ تلاحظ أن ضوء المصابيح يزداد كل عام،

1 - تحث الدول الأعضاء على اعتماد خطط وطنية للإضاءة بحلول عام 2034؛

2 - تطلب إلى الأمين العام أن يقدم تقريرا عن تنفيذ هذا القرار.
""",
    """إذ تشير إلى قرارها 84/311 بشأن حماية السماء المظلمة،

وإذ تلاحظ مع القلق أن ضوء المصابيح يزداد كل عام،

1 - تشجع الدول الأعضاء على اعتماد خطط وطنية للإضاءة بحلول عام 2035؛

2 - تقرر إنشاء صندوق للسماء المظلمة (Dark Skies Fund)؛

3 - تطلب إلى الأمين العام أن يقدم تقريرا عن تنفيذ هذا القرار.
""",
)
# Whatever of this runs sets window.ran; whatever of it is fetched is seen in the log.
HOSTILE = (
    """Noting <script>window.ran = 1</script> that lamps are lit, </p></main> and &lt;b&gt; &amp; &#60;i&#62;,

1. Urges cities </style><style>body { display: none }</style> to dim lamps;

2. Invites [the Board](javascript:window.ran=1) to meet at javascript:window.ran=1;

3. Asks the <img src=x onerror="window.ran = 1"> Secretary to report.

4. Notes """ + "long" * 40 + ";\n",
    """Noting <script>window.ran = 1</script> that lamps are lit, </p></main> and &lt;b&gt; &amp; &#60;u&#62;,

1. Encourages cities </script><script>window.ran = 1</script> to dim lamps by 2035;

2. Invites [the Board](javascript:window.ran=1) to meet at http://127.0.0.1:9/x.png;

3. Asks the <iframe src="http://127.0.0.1:9/"></iframe> Secretary " onload="window.ran=2 to report.

4. Notes """ + "longer" * 30 + ";\n",
)
HOSTILE_WORDS = ["<script>window.ran = 1</script> that", "[the Board](javascript:window.ran=1)", "</p></main> and &lt;b&gt; &amp; &#60;",
                 'src="http://127.0.0.1:9/">', "<style>body { display: none }"]
# As long as a hundred pages: 1 200 paragraphs of 40 words.
LONG = 1200


def long_draft(new):
    """A draft of numbered paragraphs; in the new one every ninth has another year and every fiftieth is gone."""
    paragraphs = []
    for number in range(1, LONG + 1):
        if new and number % 50 == 0:
            continue
        year = 2034 + (new and number % 9 == 0)
        words = " ".join(f"word{(number * 31 + at * 7) % 977}" for at in range(34))
        paragraphs.append(f"{len(paragraphs) + 1}. Requests office {number} to {words} by {year};")
    return "\n\n".join(paragraphs) + "\n"


class Pages:
    """Pages made by the program, and what it says of the same pairs as JSON."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.truths = {}
        samples = "samples"
        pairs = f"{samples}/pairs"
        self.make("revised", f"{samples}/L.4.txt", f"{samples}/L.4.Rev.1.txt")
        self.make("again", f"{samples}/L.4.Rev.1.txt", f"{samples}/L.4.Rev.2.md")
        self.make("same", f"{samples}/L.4.txt", f"{samples}/L.4.txt")
        for name in ["brackets", "chinese", "contract", "french"]:
            self.make(name, f"{pairs}/{name}.old.txt", f"{pairs}/{name}.new.txt")
        self.make("requirements", f"{pairs}/requirements.old.md", f"{pairs}/requirements.new.md")
        for name, (old, new) in {
            "arabic": ARABIC,
            "hostile": HOSTILE,
            "long": (long_draft(False), long_draft(True)),
        }.items():
            # A name of a file that breaks nowhere is wider than a phone.
            file = f"{name}-{'x' * 60}" if name == "hostile" else name
            self.make(name, self.write(f"{file}.old.txt", old), self.write(f"{file}.new.txt", new))

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def make(self, name, old, new):
        page = os.path.join(self.folder, f"{name}.html")
        for arguments in (["-o", page], ["--format", "json", "-o", page + ".json"]):
            done = subprocess.run([self.program, old, new, *arguments], capture_output=True, text=True)
            if done.returncode not in (0, 1):
                raise RuntimeError(f"{old} {new}: {done.stderr}")
        with open(page + ".json", encoding="utf-8") as file:
            self.truths[name] = json.load(file)

    def address(self, name):
        return f"file://{self.folder}/{name}.html"

    def names(self):
        return list(self.truths)


def key(change):
    """A change as its article names it."""
    return " ".join(map(str, change["old"])) + "|" + " ".join(map(str, change["new"]))


def happened(change):
    """True when there is anything to tell of a change."""
    return change["action"] != "unchanged" or change["moved"] or change["renumbered"]


def moved_alone(change, truth):
    """True for a clause that moved by itself, not with the clause above it."""
    if not change["moved"]:
        return False
    of_new = {id: other for other in truth["changes"] for id in other["new"]}
    parent = truth["new"]["clauses"][change["new"][0]]["parent"]
    above = of_new.get(parent)
    old_parent = truth["old"]["clauses"][change["old"][0]]["parent"]
    return not (above and above["moved"] and old_parent in above["old"])
