"""Requests that real clients send to PowerOffice GO v1, in their own form, and what the vendor documents as the answer.

`test_vendor_requests` sends each of them to both backends of the simulated tenant. A row without an `answer` is
unknown: no public statement was found, so the test asks only that nothing breaks. In paths, bodies and headers
`{customer}`, `{project}`, `{person}`, `{activity}`, `{spare}`, `{use}` and `{product}` stand for the ids of the records
that the test makes, `{login}` for the Basic credentials, `{changed}` for a `lastChanged` in the form of the vendor's
pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.simulator.vendor_answers import (
    Check,
    has,
    lists,
    no_token,
    problem_inside,
    refuses,
    shows,
    succeeds,
    token,
)

DOCS = "go-api-documentation docs/api/rest"
REFERENCE = "go-api-documentation docs/api/reference/rest"
SDK = "go-api examples"
OPENAPI = "openapi/swagger.json"
CONNECTOR = "powerofficego-connector"
CHANGES = "go-api-documentation backend-changes.html"
OTHERS = "guilty-as/poweroffice"
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Authorization": "{login}"}
MULTIPART = {"Content-Type": "multipart/form-data; boundary=b", "Authorization": "{login}"}
JSON = {"Content-Type": "application/json; charset=utf-8"}


@dataclass(frozen=True)
class Row:
    """One request; `answers` has the check of the answer by backend where the two differ, else `answer` has it."""

    what: str
    source: str
    request: str
    body: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    answer: Check | None = None
    answers: Mapping[str, Check] = field(default_factory=dict)

    def check(self, backend: str) -> Check | None:
        """The check of the answer, None when nobody documents it."""
        return self.answers.get(backend, self.answer)


TOKENS = {"legacy": token(600), "dotnet8": token(1200)}
GRANT = "grant_type=client_credentials"
PART = '--b\r\nContent-Disposition: form-data; name="grant_type"\r\n\r\nclient_credentials\r\n--b--\r\n'
PERSON, CUSTOMER, ACTIVITY = "POST /Customer/{customer}/Contact/", "POST /customer/", "POST /TimeTracking/Activity/"
REFUSED_MODEL = {"legacy": refuses(), "dotnet8": problem_inside}

TOKEN_ROWS = (
    Row("log-in", f"{DOCS}/authentication.md", "POST /OAuth/Token", GRANT, FORM, answers=TOKENS),
    Row("path in lower case", f"{DOCS}/urls.md", "POST /oauth/token", GRANT, FORM, answers=TOKENS),
    Row("log-in as form-data", CHANGES, "POST /OAuth/Token", PART, MULTIPART, answers=TOKENS),
    Row("JSON body", CHANGES, "POST /OAuth/Token", '{{"grant_type":"client_credentials"}}', FORM | JSON, no_token),
    Row("form under another content type", CHANGES, "POST /OAuth/Token", GRANT, FORM | JSON, no_token),
    Row(
        "unknown refresh token",
        f"{OTHERS}; {CHANGES}",
        "POST /OAuth/Token",
        "grant_type=refresh_token&refresh_token=x",
        FORM,
        no_token,
    ),
    Row("wrong client key", OTHERS, "POST /OAuth/Token", GRANT, {**FORM, "Authorization": "Basic YTpi"}),
)
LIST_ROWS = (
    Row(
        "contact persons since 1970, + for spaces",
        f"{CONNECTOR} system.json alternate_list",
        "GET /partycontactperson?$filter=(LastChanged+gt+datetimeoffset'1970-01-01')",
        answer=lists(1),
    ),
    Row("capitalised", f"{CONNECTOR} system.json of 2023", "GET /Partycontactperson", answer=lists(1)),
    Row("project activities", f"{CONNECTOR} system.json", "GET /projectactivity/", answer=lists(1)),
    Row(
        "products of all days",
        f"{CONNECTOR} product.json",
        "GET /product?$filter=(LastChanged ge datetimeoffset'1970-01-01')",
        answer=lists(1),
    ),
    Row("a product by its code", f"{SDK} ProductDemo", "GET /Product/?$filter=(Code eq 'T1')", answer=lists(1)),
    Row("activities", f"{CONNECTOR} system.json", "GET /timetracking/activity/", answer=lists(2)),
    Row(
        "changed since a day",
        f"{DOCS}/filtering.md",
        "GET /customer?$filter=(LastChanged gt DateTimeOffset'2023-01-01')",
        answer=lists(1),
    ),
    Row(
        "encoded spaces",
        f"{DOCS}/examples.md",
        "GET /customer/?$filter=(VatNumber%20eq%20'123456789')",
        answer=lists(0),
    ),
    Row(
        "$orderby without a direction",
        f"{DOCS}/filtering.md",
        "GET /customer/?$top=2&$skip=0&$orderby=Code",
        answer=lists(1),
    ),
    Row("first that fits", f"{SDK} FirstOrDefault", "GET /Project/?$filter=(Code eq 'P-1')&$top=1", answer=lists(1)),
    Row(
        "seconds without an offset",
        "this suite's client",
        "GET /PartyContactPerson/?$filter=(LastChanged ge DateTimeOffset'2023-10-25T07:58:57')",
        answer=lists(1),
    ),
    Row(
        "name and date",
        f"{DOCS}/filtering.md",
        "GET /customer?$filter=(Name eq 'Fjell AS' and Since ge DateTime'2015-11-26')",
        answer=lists(1),
    ),
    Row(
        "unknown operator",
        f"{DOCS}/apicalls.md",
        "GET /customer?$filter=(Name like 'x')",
        answer=refuses(summary="Invalid operator", exception="OData"),
    ),
    *(
        Row(f"filter by {name}", f"{OPENAPI} Customer", f"GET /customer?$filter=({name} eq {value})", answer=lists(0))
        for name, value in {"ContactPersonId": "4", "ExternalImportReference": "'x'", "FirstName": "'x'"}.items()
    ),
    *(
        Row(
            f"filter projects by {name}",
            f"{REFERENCE}/type_project.md",
            f"GET /Project/?$filter=({name} eq {value})",
            answer=lists(0),
        )
        for name, value in {"ProjectManagerCode": "1", "Status": "1", "StartDate": "datetime'2019-09-03'"}.items()
    ),
    Row("no Accept header", "HTTP", "GET /customer/", headers={"Accept": ""}, answer=lists(1)),
    Row("pages without $orderby", f"{SDK} CustomerDemo", "GET /customer/?$skip=0&$top=50"),
    Row("lastChanged copied back", "-", "GET /PartyContactPerson/?$filter=(LastChanged ge DateTimeOffset'{changed}')"),
    Row("XML", OPENAPI, "GET /customer/", headers={"Accept": "application/xml"}),
)
READ_ROWS = (
    Row("customer", f"{DOCS}/examples.md", "GET /customer/{customer}", answer=shows(name="Fjell AS")),
    Row("person", REFERENCE, "GET /customer/{customer}/contact/{person}", answer=shows(lastName="O'Berg")),
    Row("project activity", REFERENCE, "GET /ProjectActivity/{use}", answer=shows(activityCode="A1", name="Drive")),
    Row("unknown id", "-", "GET /Customer/4711"),
    Row(
        "product", f"{CONNECTOR} system.json lookup", "GET /product/{product}", answer=shows(name="Time", isActive=True)
    ),
)
WRITE_ROWS = (
    Row(
        "customer",
        f"{SDK} CustomerDemo",
        CUSTOMER,
        '{{"name":"A","vatNumber":"9"}}',
        JSON,
        shows(name="A", vatNumber="9"),
    ),
    Row("code as text", f"{DOCS}/examples.md", CUSTOMER, '{{"code":"123","name":"A"}}', JSON, shows(code=123)),
    Row("id as text", f"{DOCS}/examples.md", CUSTOMER, '{{"id":"{customer}","name":"B"}}', JSON, shows(name="B")),
    Row(
        "supplier",
        REFERENCE,
        "POST /Supplier/",
        '{{"name":"A","mailAddress":{{"city":"Oslo"}}}}',
        JSON,
        shows(name="A"),
    ),
    Row(
        "activity id as text",
        f"{DOCS}/examples.md",
        ACTIVITY,
        '{{"id":"{activity}","hourlyRate":"950.5"}}',
        JSON,
        shows(hourlyRate=950.5),
    ),
    Row(
        "private person",
        f"{SDK} CustomerDemo",
        CUSTOMER,
        '{{"isPerson":true,"firstName":"Kari","lastName":"Berg"}}',
        JSON,
        shows(isPerson=True, lastName="Berg", name=None),
    ),
    Row(
        "whole entity posted back",
        f"{SDK} CustomerDemo, ProjectDemo",
        PERSON,
        '{{"id":{person},"partyId":99,"partyCustomerCode":1,"lastName":"Lie","lastChanged":"{changed}"}}',
        JSON,
        shows(lastName="Lie", partyCustomerCode=10001),
    ),
    Row(
        "citizenship as a list",
        OPENAPI,
        PERSON,
        '{{"lastName":"Lie","citizenship":["NO"]}}',
        JSON,
        answers={"legacy": shows(citizenship="NO"), "dotnet8": shows(citizenship=["NO"])},
    ),
    Row(
        "activity without a code",
        f"{REFERENCE}/type_activity.md",
        ACTIVITY,
        '{{"name":"x"}}',
        JSON,
        answers=REFUSED_MODEL,
    ),
    Row(
        "renamed activity",
        f"{REFERENCE}/type_activity.md",
        ACTIVITY,
        '{{"id":{activity},"name":"Ski"}}',
        JSON,
        shows(name="Ski", code="A1"),
    ),
    Row(
        "activity code twice",
        f"{REFERENCE}/type_activity.md",
        ACTIVITY,
        '{{"code":"A1","name":"x","activityType":100}}',
        JSON,
        refuses(exception="ApiUniqueConstraint"),
    ),
    Row(
        "new product",
        f"{SDK} ProductDemo",
        "POST /Product/",
        '{{"code":"T2","name":"Trip","salesPrice":1500.0}}',
        JSON,
        shows(code="T2", salesPrice=1500),
    ),
    Row(
        "product code twice",
        f"{REFERENCE}/type_product.md",
        "POST /Product/",
        '{{"code":"T1","name":"x"}}',
        JSON,
        refuses(exception="ApiUniqueConstraint"),
    ),
    Row("delete product", f"{CONNECTOR} system.json", "DELETE /product/{product}", answer=succeeds),
    Row("delete project activity", REFERENCE, "DELETE /Project/{project}/Activity/{use}/", answer=succeeds),
    Row("delete activity", f"{CONNECTOR} system.json", "DELETE /timetracking/activity/{spare}", answer=succeeds),
    Row(
        "delete customer with related data",
        f"{DOCS}/examples.md",
        "DELETE /customer/{customer}",
        answer=refuses(summary="The entity could not be deleted due to related data"),
    ),
    Row(
        "person of a customer under supplier, no slash",
        f"{CONNECTOR} contactperson.json",
        "POST /supplier/{customer}/contact",
        '{{"id":{person},"lastName":"Lie"}}',
        JSON,
    ),
    Row("PascalCase body", ".NET convention", PERSON, '{{"FirstName":"Kari","LastName":"Lie"}}', JSON),
    Row(
        "project activity with name",
        REFERENCE,
        "POST /Project/{project}/Activity/",
        '{{"activityCode":"A1","name":"x"}}',
        JSON,
    ),
    Row("person deleted as a supplier", f"{CONNECTOR} contactperson.json", "DELETE /supplier/{person}"),
)
PARTY_SHOWN = ("contactGroups", "createdDate", "isVatFree", "mailAddress", "since", "lastChanged", "isArchived")
FORM_ROWS = (
    Row("content type", f"{DOCS}/examples.md", "GET /Project/{project}", answer=shows(code="P-1", customerCode=10001)),
    Row("what a customer shows", f"{OPENAPI} Customer", "GET /customer/{customer}", answer=has(*PARTY_SHOWN)),
    Row("body of a 401", "spysystem/poweroffice-go", "GET /customer/", headers={"Authorization": "Bearer x"}),
)
ROWS = (*TOKEN_ROWS, *LIST_ROWS, *READ_ROWS, *WRITE_ROWS, *FORM_ROWS)
