import { commandLine, type Executable, executables } from './executables.ts';
import { type Random, random } from './random.ts';

/** The machines of an invented company, as they are when the next event happens. */
export interface World {
  readonly random: Random;
  readonly now: Moment;
  readonly computer: Computer;
  readonly session: Session;
  readonly process: Process;
}

export interface Moment {
  /** With seven digits, as the events of Windows have it. */
  readonly iso: string;
  /** As Sysmon writes it into its data. */
  readonly utc: string;
}

export interface Computer {
  readonly name: string;
  readonly address: string;
  readonly sessions: [Session, ...Session[]];
  readonly processes: [Process, ...Process[]];
}

export interface Account {
  readonly name: string;
  readonly domain: string;
  readonly sid: string;
}

export interface Session {
  readonly account: Account;
  readonly logonId: string;
  readonly logonGuid: string;
  readonly logonType: string;
  readonly address: string;
  readonly port: string;
}

export interface Process {
  readonly executable: Executable;
  readonly commandLine: string;
  readonly id: number;
  readonly guid: string;
  readonly parent: Process | undefined;
}

/** A world, and a function that moves it on to its next event. The events fill a day on average. */
export function world(seed: number, eventsOfTheDay: number): { world: World; advance: () => void } {
  const chance = random(seed);
  const accounts = listOf(400, (index) => account(chance, index));
  const computers = listOf(120, (index) => computer(chance, index, accounts));
  const gap = (24 * 60 * 60 * 1000) / eventsOfTheDay;
  let milliseconds = Date.parse('2024-05-14T00:00:00Z');
  let second = -1;
  let secondText = '';
  const current = {
    random: chance,
    now: { iso: '', utc: '' },
    computer: computers[0],
    session: computers[0].sessions[0],
    process: computers[0].processes[0],
  };
  advance();
  return { world: current, advance };

  function advance(): void {
    milliseconds -= Math.log(1 - chance.share()) * gap;
    current.now = moment();
    current.computer = chance.pick(computers);
    const { sessions, processes } = current.computer;
    if (chance.share() < 0.1)
      sessions[chance.below(sessions.length)] = session(chance, chance.pick(accounts));
    if (chance.share() < 0.1)
      processes[chance.below(processes.length)] = process(chance, chance.pick(processes));
    current.session = chance.pick(sessions);
    current.process = chance.pick(processes);
  }

  function moment(): Moment {
    if (Math.floor(milliseconds / 1000) !== second) {
      second = Math.floor(milliseconds / 1000);
      secondText = new Date(second * 1000).toISOString().slice(0, 19);
    }
    const digits = Math.floor((milliseconds - second * 1000) * 10_000)
      .toString()
      .padStart(7, '0');
    return {
      iso: `${secondText}.${digits}Z`,
      utc: `${secondText.replace('T', ' ')}.${digits.slice(0, 3)}`,
    };
  }
}

const domainSid = 'S-1-5-21-2817330526-1404893771-3810442979';

function account(chance: Random, index: number): Account {
  if (index === 0) return { name: 'SYSTEM', domain: 'NT AUTHORITY', sid: 'S-1-5-18' };
  if (index === 1) return { name: 'NETWORK SERVICE', domain: 'NT AUTHORITY', sid: 'S-1-5-20' };
  const given = chance.pick([
    'anna',
    'ben',
    'clara',
    'david',
    'emil',
    'frida',
    'goran',
    'hanna',
    'ivo',
    'jana',
  ]);
  const family = chance.pick([
    'lindqvist',
    'berger',
    'novak',
    'olsen',
    'petrov',
    'richter',
    'sorensen',
    'weber',
  ]);
  const names = [
    `svc_${family}${index}`,
    `NW-APP${index}$`,
    `adm.${family}${index}`,
    `${given}.${family}${index}`,
  ];
  return {
    name: names[index % 7] ?? `${given}.${family}${index}`,
    domain: 'NORDWIND',
    sid: `${domainSid}-${1100 + index}`,
  };
}

function computer(chance: Random, index: number, accounts: readonly [Account, ...Account[]]): Computer {
  const name = index < 4 ? `NW-DC0${index + 1}` : index < 30 ? `NW-APP${index}` : `NW-WS${index}`;
  const first = process(chance, undefined);
  return {
    name: `${name}.nordwind.example`,
    address: `10.20.${index % 6}.${10 + index}`,
    sessions: listOf(12, () => session(chance, chance.pick(accounts))),
    processes: listOf(25, () => process(chance, first)),
  };
}

function session(chance: Random, of: Account): Session {
  const isService = of.sid.length < 12;
  return {
    account: of,
    logonId: isService ? '0x3e7' : `0x${(0x1_0000 + chance.below(0x7fff_0000)).toString(16)}`,
    logonGuid: chance.share() < 0.5 ? noGuid : chance.guid(),
    logonType: isService ? '5' : chance.pick(['3', '3', '3', '3', '3', '2', '4', '7', '10', '11']),
    address: isService ? '-' : `10.20.${chance.below(6)}.${10 + chance.below(240)}`,
    port: isService ? '-' : `${49152 + chance.below(16384)}`,
  };
}

export const noGuid = '{00000000-0000-0000-0000-000000000000}';

function process(chance: Random, parent: Process | undefined): Process {
  const executable = chance.pick(executables);
  return {
    executable,
    commandLine: commandLine(chance, executable),
    id: 4 * (1 + chance.below(8000)),
    guid: chance.guid(),
    parent: parent && { ...parent, parent: undefined },
  };
}

function listOf<T>(length: number, make: (index: number) => T): [T, ...T[]] {
  return [make(0), ...Array.from({ length: length - 1 }, (_, index) => make(index + 1))];
}
