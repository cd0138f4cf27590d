/** CRC-32 as zlib has it (reflected polynomial 0xEDB88320); the `seed` is the sum of what stands before. */
export function crc32(bytes: Uint8Array, seed = 0): number {
  const whole = bytes.length - (bytes.length % 8);
  let sum = ~seed;
  for (let at = 0; at < whole; at += 8) {
    sum =
      added(7, sum ^ (bytes[at] as number)) ^
      added(6, (sum >>> 8) ^ (bytes[at + 1] as number)) ^
      added(5, (sum >>> 16) ^ (bytes[at + 2] as number)) ^
      added(4, (sum >>> 24) ^ (bytes[at + 3] as number)) ^
      added(3, bytes[at + 4] as number) ^
      added(2, bytes[at + 5] as number) ^
      added(1, bytes[at + 6] as number) ^
      added(0, bytes[at + 7] as number);
  }
  for (let at = whole; at < bytes.length; at++) sum = (sum >>> 8) ^ added(0, sum ^ (bytes[at] as number));
  return ~sum >>> 0;
}

/** What a byte adds if 0 to 7 bytes follow it: eight bytes are summed in one step. */
const tables = new Int32Array(8 * 256);

for (let byte = 0; byte < 256; byte++) {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  tables[byte] = sum;
}
for (let index = 256; index < tables.length; index++) {
  const sum = tables[index - 256] as number;
  tables[index] = (sum >>> 8) ^ (tables[sum & 0xff] as number);
}

function added(following: number, byte: number): number {
  return tables[(following << 8) | (byte & 0xff)] as number;
}
