/** CRC-32 as zlib has it (reflected polynomial 0xEDB88320); the `seed` is the sum of what stands before. */
export function crc32(bytes: Uint8Array, seed = 0): number {
  let sum = ~seed;
  for (const byte of bytes) sum = (sum >>> 8) ^ (table[(sum ^ byte) & 0xff] ?? 0);
  return ~sum >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});
