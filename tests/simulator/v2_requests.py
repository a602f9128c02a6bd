"""Requests that real clients send to PowerOffice GO's API v2, in their own form, and the answer if it is documented.

`test_vendor_requests` sends each of them to the simulated tenant. A row without an `answer` is unknown: no public
statement was found, so the test asks only that nothing breaks. In paths and bodies `{person}`, `{company}`,
`{supplier}`, `{employee}`, `{project}` and its manager `{lead}` stand for the ids of the records that the test makes,
`{login}` for the Basic credentials. Every request carries the subscription key.
"""

from tests.simulator.v2_answers import empty, lists, refuses, shows, status, token
from tests.simulator.vendor_requests import Row

PORTAL = "developer.poweroffice.net documentation"
OPENAPI = "stianwe/PowerOfficeGoV2 api/openapi.yaml"
CONNECTOR = "sesam-io/powerofficego-connector templates"
SMPLAS = "smplas/poweroffice-go-mcp src"
EXTENDED = "sjurebass/Poweroffice-mcp-extended src"
LARAVEL = "Tor2r/laravel-poweroffice-api"
SDK = "jbevanac/poweroffice src"
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Authorization": "{login}"}
JSON = {"Content-Type": "application/json"}
PATCH = {"Content-Type": "application/json-patch+json"}
GRANT = "grant_type=client_credentials"


def _patch(what: str, path: str, op: str, *, source: str = OPENAPI) -> Row:
    """One operation of the vendor's examples, or another client's."""
    after = empty if path.startswith("/Projects") else shows()
    return Row(what, source, f"PATCH /Demo/v2{path}", f"[{op}]", PATCH, after)


TOKEN_ROWS = (
    Row("log-in", PORTAL, "POST /Demo/OAuth/Token", GRANT, FORM, token),
    Row("log-in in lower case", f"{SMPLAS}/api/client.ts, base /demo", "POST /demo/oauth/token", GRANT, FORM, token),
    Row("log-in with JSON", PORTAL, "POST /Demo/OAuth/Token", '{{"grant_type":"client_credentials"}}', FORM | JSON),
)
LIST_ROWS = (
    Row(
        "Sesam's list",
        f"{CONNECTOR}/system.json",
        "GET /Demo/v2/customers?pageNumber=1&pageSize=5000&useDatabaseValidation=false",
        answer=lists(2),
    ),
    Row(
        "Sesam's list since",
        f"{CONNECTOR}/system.json",
        "GET /Demo/v2/employees?pageNumber=1&pageSize=5000&useDatabaseValidation=False"
        "&lastChangedDateTimeOffsetGreaterThan=2099-11-04T09:56:10Z",
        answer=lists(0),
    ),
    Row(
        "Sesam's suppliers, its second page",
        f"{CONNECTOR}/system.json",
        "GET /Demo/v2/suppliers?pageNumber=2&pageSize=5000",
        answer=lists(0),
    ),
    Row("the whole list", f"{SMPLAS}/tools/customers.ts", "GET /Demo/v2/Customers", answer=lists(2)),
    Row(
        "JSON content type on a GET", f"{SMPLAS}/api/client.ts", "GET /demo/v2/Projects", headers=JSON, answer=lists(2)
    ),
    Row(
        "page of some fields",
        "sjurebass/Poweroffice-mcp-extended POWEROFFICE-API.md",
        "GET /demo/v2/Customers?PageSize=5&Fields=Id,Name",
        answer=lists(2),
    ),
    Row(
        "several filters",
        f"{EXTENDED}/tools/suppliers.ts",
        "GET /demo/v2/Suppliers?supplierNos=10002,10099&emailAddresses=a@example.invalid,b@example.invalid&PageNumber=1"
        "&PageSize=1000",
        answer=lists(0),
    ),
    Row(
        "employees by e-mail",
        f"{SDK}/Query/Filters/EmployeeEmailsFilter.php",
        "GET /Demo/v2/Employees?employeeEmails=Anne.Dahl@fjellheim.invalid",
        answer=lists(1),
    ),
    Row(
        "order",
        f"{SDK}/Query/Options/QueryOptions.php",
        "GET /Demo/v2/Employees?OrderBy=LastName desc, FirstName asc&UseDatabaseValidation=true",
        answer=lists(6),
    ),
    Row("project managers", OPENAPI, "GET /Demo/v2/Projects?projectManagerEmployeeNos=1-5, 8, 25-", answer=lists(1)),
    Row("status", OPENAPI, "GET /Demo/v2/Projects?status=Archived&excludeArchivedProject=true", answer=lists(0)),
    Row(
        "a filter that is empty",
        OPENAPI,
        "GET /Demo/v2/Customers?externalImportReference=&customerNos= ",
        answer=lists(2),
    ),
    Row("filter of another entity", f"{LARAVEL} tests", "GET /Demo/v2/Customers?status=active"),
    Row(
        "misspelt filter",
        f"{LARAVEL} README.md",
        "GET /Demo/v2/Customers?lastModifiedDateTimeOffsetGreaterThan=2025-01-01T00:00:00%2B00:00&isActive=true",
    ),
    Row(
        "creation filter as one client has it",
        "sjurebass/Poweroffice-mcp-extended POWEROFFICE-API.md",
        "GET /demo/v2/Customers?createdDateTimeOffsetGreaterThan=2025-01-01",
    ),
)
READ_ROWS = (
    Row(
        "Sesam's look-up",
        f"{CONNECTOR}/system.json",
        "GET /Demo/v2/customers/{person}",
        answer=shows(FirstName="Kari", Name=None),
    ),
    Row(
        "an employee",
        f"{SMPLAS}/tools/employees.ts",
        "GET /Demo/v2/Employees/{employee}",
        answer=shows(FirstName="Else"),
    ),
    Row(
        "a project",
        f"{LARAVEL} src/Resources/ProjectResource.php",
        "GET /Demo/v2/Projects/{project}",
        answer=shows(StartDate="2026-03-05"),
    ),
)
WRITE_ROWS = (
    Row(
        "Sesam's new customer",
        f"{CONNECTOR}/customers.json",
        "POST /Demo/v2/customers",
        '{{"IsPerson":true,"FirstName":"Siv","LastName":"Moen","PhoneNumber":"41","InvoiceDeliveryType":"print"}}',
        JSON,
        shows(201, FirstName="Siv", InvoiceDeliveryType="Print"),
    ),
    Row(
        "Sesam's new customer without that",
        f"{CONNECTOR}/customers.json",
        "POST /Demo/v2/customers",
        '{{"IsPerson":true,"FirstName":"Siv","LastName":"Moen"}}',
        JSON,
        refuses(422),
    ),
    Row(
        "company",
        f"{SMPLAS}/tools/customers.ts",
        "POST /Demo/v2/Customers",
        '{{"Name":"Ås AS","IsPerson":false,"CurrencyCode":"NOK","InvoiceDeliveryType":"Ehf","PaymentTerm":14,'
        '"MailAddress":{{"AddressLine1":"Gata 1","ZipCode":"0150","City":"Oslo","CountryCode":"NO"}}}}',
        JSON,
        shows(201, Name="Ås AS", InvoiceDeliveryType="EHF"),
    ),
    Row(
        "camelCase",
        f"{LARAVEL} README.md",
        "POST /Demo/v2/Customers",
        '{{"name":"Acme","organizationNumber":"912345678","emailAddress":"x@example.invalid"}}',
        JSON,
        shows(201, Name="Acme"),
    ),
    Row(
        "supplier",
        f"{EXTENDED}/tools/suppliers.ts",
        "POST /demo/v2/Suppliers",
        '{{"IsPerson":true,"FirstName":"Siv","LastName":"Moen","Number":20500}}',
        JSON,
        shows(201, Number=20500),
    ),
    Row(
        "new employee in camelCase",
        f"{SDK}/Resources/EmployeeResource.php",
        "POST /Demo/v2/Employees",
        '{{"FirstName":"Siv","LastName":"Moen","departmentCode":"1","managerEmployeeNo":10004,"startDate":"2026-01-01"}}',
        JSON,
        shows(201, StartDate="2026-01-01"),
    ),
    Row(
        "a project by numbers",
        OPENAPI,
        "POST /Demo/v2/Projects",
        '{{"Name":"Hytte","ProjectManagerEmployeeNo":10004,"CustomerNo":10001,"ProjectStatus":"NotStarted"}}',
        JSON,
        shows(201, CustomerNo=10001, ProjectManagerEmployeeNo=10004),
    ),
    Row(
        "JSON under another type",
        OPENAPI,
        "POST /Demo/v2/Projects",
        '{{"Name":"Hytte"}}',
        {"Content-Type": "text/json"},
        shows(201),
    ),
    Row("a body that is no JSON", OPENAPI, "POST /Demo/v2/Projects", "Name=Hytte", JSON, refuses(400)),
    _patch("add", "/Customers/{person}", '{{"op":"add","path":"/phoneNumber","value":"2222 5555"}}'),
    _patch("copy", "/Customers/{person}", '{{"from":"/firstname","op":"copy","path":"/lastname"}}'),
    _patch("replace", "/Suppliers/{supplier}", '{{"op":"replace","path":"/phoneNumber","value":"2222 6666"}}'),
    _patch("remove", "/Employees/{employee}", '{{"op":"remove","path":"/phoneNumber"}}'),
    _patch(
        "element of a list as text", "/Customers/{person}", '{{"op":"add","path":"/ContactGroupIds","value":[3,1001]}}'
    ),
    _patch("number as text", "/Projects/{project}", '{{"op":"add","path":"/externalNumber","value":"12345"}}'),
    _patch(
        "copy of a number",
        "/Projects/{project}",
        '{{"from":"/hourlyRateMarkupFactor","op":"copy","path":"/expenseMarkupFactor"}}',
    ),
    _patch("test", "/Projects/{project}", '{{"op":"test","path":"/name","value":"Fjellhytte"}}'),
    _patch(
        "archive",
        "/Customers/{person}",
        '{{"op":"replace","path":"/IsArchived","value":true}}',
        source=f"{SMPLAS}/tools/customers.ts",
    ),
    _patch(
        "Sesam's patch of a person",
        "/customers/{person}",
        '{{"op":"replace","path":"/FirstName","value":"Siv"}},{{"op":"replace","path":"/LastName","value":"Lie"}},{{"op":"replace","path":"/PhoneNumber","value":"42"}},{{"op":"replace","path":"/IsPerson","value":true}}',
        source=f"{CONNECTOR}/customers.json",
    ),
    _patch(
        "Sesam's patch of a project",
        "/Projects/{project}",
        '{{"op":"replace","path":"/StartDate","value":"2026-03-06T00:00:00"}},{{"op":"replace","path":"/ProjectManagerEmployeeId","value":{lead}}}',
        source=f"{CONNECTOR}/projects.json",
    ),
    Row("delete", OPENAPI, "DELETE /Demo/v2/Customers/{person}", answer=empty),
    Row("Sesam's delete", f"{CONNECTOR}/system.json", "DELETE /Demo/v2/customers/{person}", answer=empty),
    Row("delete an employee with links", OPENAPI, "DELETE /Demo/v2/Employees/{lead}", answer=refuses(409)),
    Row(
        "patch as plain JSON",
        f"{CONNECTOR}/system.json (payload-type json); {SDK}",
        "PATCH /Demo/v2/Customers/{person}",
        '[{{"op":"replace","path":"/FirstName","value":"Siv"}}]',
        JSON,
    ),
    Row(
        "department of a project removed",
        OPENAPI,
        "PATCH /Demo/v2/Projects/{project}",
        '[{{"op":"remove","path":"/departmentCode"}}]',
        PATCH,
    ),
    Row(
        "PUT",
        f"{LARAVEL} src/Resources/CustomerResource.php",
        "PUT /Demo/v2/Customers/{person}",
        '{{"name":"Acme"}}',
        JSON,
        status(405),
    ),
    Row(
        "unknown property",
        f"{LARAVEL} README.md",
        "POST /Demo/v2/Customers",
        '{{"name":"Acme","emailAddress":"x@example.invalid","invoiceAddress":{{}}}}',
        JSON,
    ),
    Row(
        "newer property of a supplier",
        f"{EXTENDED}/tools/suppliers.ts",
        "POST /demo/v2/Suppliers",
        '{{"Name":"A","PaymentTermSupplierId":"1"}}',
        JSON,
    ),
    Row(
        "contact person",
        f"{SMPLAS}/tools/customers.ts",
        "POST /Demo/v2/ContactPersons/{company}",
        '{{"FirstName":"Siv","LastName":"Moen"}}',
        JSON,
    ),
)
ROWS = (*TOKEN_ROWS, *LIST_ROWS, *READ_ROWS, *WRITE_ROWS)
