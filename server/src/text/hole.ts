/**
 * What a host decodes an interpolation to (`${x}`, `$var`, `[parameters('x')]`): U+FFFC OBJECT REPLACEMENT CHARACTER, one code unit
 * that its OffsetMap maps to the whole interpolation. Nothing is known of the text that will stand there.
 */
export const hole = '\uFFFC';
