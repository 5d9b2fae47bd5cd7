"""Uploads a file by tuspy, a client of the upload protocol that others wrote."""
import hashlib
import sys

from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError, TusUploadFailed

what, url, path, name = sys.argv[1:]
CHUNK = 1024 * 1024

if what == "begin":
    uploader = TusClient(url).uploader(
        path, chunk_size=CHUNK, metadata={"filename": name}, upload_checksum=True
    )
    uploader.set_url(uploader.create_url())
else:
    uploader = TusClient("http://localhost").uploader(path, chunk_size=CHUNK, url=url)

print("uploads to", uploader.url, flush=True)
print("goes on at", uploader.offset, flush=True)
try:
    uploader.upload()
except (OSError, TusCommunicationError, TusUploadFailed) as error:
    print("cut:", error, flush=True)
    sys.exit()
with open(path, "rb") as file:
    print("sent", hashlib.file_digest(file, "sha256").hexdigest(), flush=True)
