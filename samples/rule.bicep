// A data collection rule in Bicep. The comments say which of its filters are wrong, and how.

param location string = 'westeurope'
param workspaceId string

@description('Logons that are worth their price.')
param logonTypes array = [
  2
  10
]

var serviceAccount = 'svc_sql'

// A list of its own: the name says what it holds.
var xPathQueries = [
  'Security!*[System[(EventID=1102)]]'
  'Security!*[System[(EventID=4728 or EventID=4732 or EventID=4756)]]'
]

resource rule 'Microsoft.Insights/dataCollectionRules@2022-06-01' = {
  name: 'dcr-nordwind-security'
  location: location
  kind: 'Windows'
  properties: {
    dataSources: {
      windowsEventLogs: [
        {
          name: 'security-events'
          streams: ['Microsoft-SecurityEvent']
          xPathQueries: concat(xPathQueries, [
            // Quotes inside of a string are escaped, or stand in three of them as they are.
            'Security!*[System[(EventID=4625)]] and *[EventData[Data[@Name=\'LogonType\']=3]]'
            '''Security!*[System[(EventID=4769)]] and *[EventData[Data[@Name='TicketEncryptionType']='0x17']]'''
            'Security!*[System[(EventID=4624)]] and *[EventData[Data[@Name=\'TargetUserName\']=\'${serviceAccount}\']]'
            // Mistake: `EventID` is spelled with a capital D.
            'Security!*[System[(EventId=4663)]]'
            // Mistake: a value is missing.
            'Security!*[System[(EventID=4720 or EventID=)]]'
            // Mistake: the channel is missing.
            '*[System[(EventID=4740)]]'
          ])
        }
        {
          name: 'logons'
          streams: ['Microsoft-SecurityEvent']
          xPathQueries: [for type in logonTypes: 'Security!*[System[(EventID=4624)]] and *[EventData[Data[@Name=\'LogonType\']=${type}]]']
        }
        {
          name: 'system-events'
          streams: ['Microsoft-Event']
          xPathQueries: [
            'System!*[System[(EventID=104 or EventID=7045)]]'
            // Mistake: `OR` in capitals.
            'System!*[System[(EventID=41 OR EventID=1074)]]'
          ]
        }
      ]
    }
    destinations: {
      logAnalytics: [
        { name: 'sentinel', workspaceResourceId: workspaceId }
      ]
    }
    dataFlows: [
      { streams: ['Microsoft-SecurityEvent', 'Microsoft-Event'], destinations: ['sentinel'] }
    ]
  }
}
