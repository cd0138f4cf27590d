/** The addresses that a webview gives to the files of its page. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
  /** What a webview's own files are from, for the policy. */
  readonly source: string;
}

/** The page of results as a webview loads it: nothing but its own script and style, and no connection to anywhere. */
export function html({ script, style, source }: PageFiles, nonce: string): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${source}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Matching Events</title>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}

/** A word that no other page knows. */
export function makeNonce(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
