/** Where a query runs: an Azure data collection rule, a Windows Event Forwarding subscription, or the machine one sits at. */
export type Target = 'dcr' | 'wef' | 'local';

export const targets: readonly Target[] = ['dcr', 'wef', 'local'];

/** How grave a finding is, as editors know it. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';
