<#
  Asks the event logs of one machine. The comments say which of its filters are wrong, and how.
#>
param(
    [string] $ComputerName = 'NW-WS014',
    [int] $EventId = 4624
)

# Quotes inside of single quotes are doubled.
Get-WinEvent -LogName Security -FilterXPath '*[System[(EventID=4625)]] and *[EventData[Data[@Name=''LogonType'']=3]]' -MaxEvents 20

# Double quotes expand variables: what stands there is not known.
Get-WinEvent -ComputerName $ComputerName -LogName 'Security' `
    -FilterXPath "*[System[EventID=$EventId]] and *[EventData[Data[@Name=`"TargetUserName`"]='NW-WS014`$']]"

# Mistake: a value is missing.
Get-WinEvent -LogName System -FilterXPath '*[System[(EventID=7045 or EventID=)]]'

# A table that is splatted.
$services = @{
    LogName     = 'System'
    FilterXPath = '*[System[(EventID=7045)]]'
}
Get-WinEvent @services

# Mistake: `EventID` is spelled with a capital D.
$xpath = @'
*[
  System[EventId=4740]
]
'@
Get-WinEvent -LogName Security -FilterXPath $xpath

# Mistake: not() is not in the dialect.
wevtutil qe Security /q:"*[System[not(EventID=4689)]]" /f:text /c:5
wevtutil.exe qe Application "/q:*[System[(Level=1 or Level=2)]]" /rd:true

# A query list, escaped for XML.
Get-WinEvent -FilterXml @"
<QueryList>
  <Query Id="0" Path="Security">
    <Select Path="Security">*[System[(EventID &gt;= 4728) and (EventID &lt;= 4732)]]</Select>
    <Suppress Path="Security">*[EventData[Data[@Name='SubjectUserName']='$env:USERNAME']]</Suppress>
  </Query>
</QueryList>
"@

# The data source of a data collection rule names the channel in the query.
New-AzWindowsEventLogDataSourceObject -Name 'security-events' -Stream 'Microsoft-SecurityEvent' -XPathQuery @(
    'Security!*[System[(EventID=1102)]]'
    "Security!*[System[(EventID=$EventId)]]"
    # Mistake: the channel is missing.
    '*[System[(EventID=4776)]]'
)
