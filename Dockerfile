# Two stages: what is built needs pip, what runs does not. torch is left out: only encoders of other names need it.
FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/qudra
ENV PATH=/opt/qudra/bin:$PATH
WORKDIR /src
COPY pyproject.toml constraints.txt ./
COPY deploy/dependencies.py deploy/
RUN python deploy/dependencies.py > requirements.txt && pip install -c constraints.txt -r requirements.txt
COPY README.md LICENSE ./
COPY corpus corpus
COPY index index
COPY bot bot
RUN pip install --no-deps .

FROM python:3.11-slim
RUN useradd --system --uid 10001 --no-create-home qudra && install -d -o qudra -g qudra -m 700 /data
COPY --from=build /opt/qudra /opt/qudra
# Nothing is written but to /data and /tmp, so that the root file system may be read-only.
ENV PATH=/opt/qudra/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    MPLCONFIGDIR=/tmp/matplotlib \
    QUDRA_HOME=/data \
    QUDRA_LISTEN=127.0.0.1:8080 \
    QUDRA_LOG_FORMAT=json
WORKDIR /opt/qudra
USER 10001
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=1m \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/healthz', timeout=5)"]
ENTRYPOINT ["qudra"]
CMD ["serve"]
