import type { SampleFiles } from './events/sample-files.ts';
import type { Table } from './table.ts';

/** Measurements that belong together and can be run alone. */
export interface Group {
  readonly name: string;
  measure(options: BenchOptions): Promise<readonly Table[]> | readonly Table[];
}

export interface BenchOptions {
  readonly files: SampleFiles;
  /** How often each contender reads each file. */
  readonly rounds: number;
  /** Whether files of a gigabyte are read too. */
  readonly isLarge: boolean;
}
