"""Checks a crate with crs4's rocrate-validator, without network: the one document it would fetch, the JSON-LD context of RO-Crate 1.1, is given.

python3 validate-crate.py CRATE CONTEXT.json
"""
import json
import sys

import rdflib.plugins.shared.jsonld.context as jsonld_context
import rdflib.plugins.shared.jsonld.util as jsonld_util
import requests

URL = "w3id.org/ro/crate/1.1/context"
crate, context_file = sys.argv[1:3]
with open(context_file, encoding="utf-8") as file:
    context = file.read()

read = jsonld_util.source_to_json


def given(source, *rest, **more):
    return (json.loads(context), None) if URL in str(source) else read(source, *rest, **more)


jsonld_util.source_to_json = jsonld_context.source_to_json = given
send = requests.Session.request


def answer(self, method, url, *rest, **more):
    if URL not in url:
        return send(self, method, url, *rest, **more)
    response = requests.Response()
    response.status_code = 200
    response.url = url
    response.headers["Content-Type"] = "application/ld+json"
    response._content = context.encode("utf-8")
    return response


requests.Session.request = answer

from rocrate_validator import models, services  # noqa: E402  (after what it would fetch is given)

settings = services.ValidationSettings(
    rocrate_uri=crate, profile_identifier="ro-crate-1.1", requirement_severity=models.Severity.REQUIRED
)
result = services.validate(settings)
for issue in result.get_issues():
    print(issue.severity.name, issue.check.identifier, issue.message)
sys.exit(1 if result.has_issues() else 0)
