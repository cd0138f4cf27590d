/** A file of so many logons, a second apart, of which every tenth is a remote one. */
export function manyLogons(count: number): Uint8Array {
  const begin = Date.UTC(2025, 2, 1);
  const parts = ['<Events>\n'];
  for (let index = 0; index < count; index += 1) {
    const time = new Date(begin + index * 1000).toISOString();
    const type = index % 10 === 0 ? 10 : 3;
    parts.push(
      `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4624</EventID><Level>0</Level><Keywords>0x8020000000000000</Keywords><TimeCreated SystemTime='${time}'/><EventRecordID>${index + 1}</EventRecordID><Channel>Security</Channel><Computer>NW-DC01.nordwind.example</Computer></System><EventData><Data Name='TargetUserName'>user${index % 500}</Data><Data Name='LogonType'>${type}</Data></EventData></Event>\n`,
    );
  }
  parts.push('</Events>\n');
  return new TextEncoder().encode(parts.join(''));
}
