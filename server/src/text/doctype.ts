/**
 * Where the document type declaration at `start` ends, behind its `>`; -1 if it does not end or holds an element.
 * `[28] doctypedecl ::= '<!DOCTYPE' S Name (S ExternalID)? S? ('[' intSubset ']' S?)? '>'`
 */
export function doctypeEnd(text: string, start: number): number {
  const delimiter = /["'[\]<>]/g;
  delimiter.lastIndex = start + '<!DOCTYPE'.length;
  let inSubset = false;
  for (let match = delimiter.exec(text); match; match = delimiter.exec(text)) {
    switch (match[0]) {
      case '[':
        inSubset = true;
        break;
      case ']':
        inSubset = false;
        break;
      case '>':
        if (!inSubset) return delimiter.lastIndex;
        break;
      case '<':
        if (!skipTo(closingOf(match.index))) return -1;
        break;
      default:
        if (!skipTo(match[0])) return -1;
    }
  }
  return -1;

  /** What ends the markup at `index` of the internal subset; a declaration goes on with its quotes and `>`. */
  function closingOf(index: number): string | undefined {
    if (text.startsWith('<!--', index)) return '-->';
    if (text.startsWith('<?', index)) return '?>';
    return text.startsWith('<!', index) ? '' : undefined;
  }

  function skipTo(closing: string | undefined): boolean {
    if (closing === undefined) return false;
    const index = text.indexOf(closing, delimiter.lastIndex);
    delimiter.lastIndex = index + closing.length;
    return index >= 0;
  }
}
