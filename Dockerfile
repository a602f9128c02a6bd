# The two commands of the README without a Python of your own:
#     docker build -t conformance . && docker run --rm conformance
#     docker run --rm conformance pytest tests
FROM python:3.11-slim-bookworm

# git tells who recorded and what was signed off before; ssh-keygen signs and verifies.
RUN apt-get update \
    && apt-get install -y --no-install-recommends git openssh-client \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /suite
# Dependencies first: they change less often than the suite.
COPY run.py pyproject.toml requirements.lock README.md ./
COPY fixtures/__init__.py fixtures/__init__.py
COPY steps/__init__.py steps/__init__.py
RUN python3 run.py python --version
COPY . .

ENTRYPOINT ["python3", "run.py"]
CMD ["pytest"]
