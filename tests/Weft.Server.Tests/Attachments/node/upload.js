// Sends a file with the tus client of browsers, hangs up half way, and goes on from where the server stands.
// node upload.js ENDPOINT FILE TOKEN PIECE: prints the address of the upload.
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Upload } from 'tus-js-client';

const [endpoint, file, token, piece] = process.argv.slice(2);

const options = {
  endpoint,
  headers: { 'Upload-Token': token },
  metadata: { filename: basename(file) },
  chunkSize: Number(piece),
  retryDelays: null,
};

const address = await new Promise((resolve, reject) => {
  const first = new Upload(createReadStream(file), {
    ...options,
    onError: reject,
    onChunkComplete: (_, sent, size) => {
      if (sent > size / 2) {
        first.abort().then(() => resolve(first.url), reject);
      }
    },
  });
  first.start();
});

await new Promise((resolve, reject) => {
  new Upload(createReadStream(file), { ...options, uploadUrl: address, onError: reject, onSuccess: resolve }).start();
});

console.log(address);
