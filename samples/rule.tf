# A data collection rule in Terraform. The comments say which of its filters are wrong, and how.

variable "service_account" {
  type    = string
  default = "svc_sql"
}

resource "azurerm_monitor_data_collection_rule" "security" {
  name                = "dcr-nordwind-security"
  location            = "westeurope"
  resource_group_name = "rg-security"
  kind                = "Windows"

  data_sources {
    windows_event_log {
      name    = "security-events"
      streams = ["Microsoft-SecurityEvent"]
      x_path_queries = [
        "Security!*[System[(EventID=1102)]]",
        "Security!*[System[(EventID=4624)]] and *[EventData[Data[@Name='TargetUserName']='${var.service_account}']]",
        "Security!*[System[(${join(" or ", [for id in [4728, 4732] : "EventID=${id}"])})]]",
        "Security!*[EventData[Data[@Name=\"LogonType\"]=10]]",
        <<-EOT
          Security!*[
            System[EventID=4625]
            and EventData[Data[@Name='LogonType']=3]
          ]
        EOT
        ,
        # Mistake: the second bracket is never closed.
        "Security!*[System[(EventID=4634 or EventID=4647)]",
        # Mistake: entities belong to XML.
        "Security!*[System[(EventID &gt;= 5140)]]",
      ]
    }

    windows_event_log {
      name    = "system-events"
      streams = ["Microsoft-Event"]
      x_path_queries = concat(local.more, [
        "System!*[System[(EventID=104)]]",
        // Mistake: `7040` alone compares nothing.
        "System!*[System[EventID=7045 or 7040]]",
      ])
    }
  }

  destinations {
    log_analytics {
      name                  = "sentinel"
      workspace_resource_id = var.workspace_id
    }
  }

  data_flow {
    streams      = ["Microsoft-SecurityEvent", "Microsoft-Event"]
    destinations = ["sentinel"]
  }
}

resource "azapi_resource" "applocker" {
  type = "Microsoft.Insights/dataCollectionRules@2022-06-01"
  name = "dcr-nordwind-applocker"
  body = jsonencode({
    properties = {
      dataSources = {
        windowsEventLogs = [{
          name    = "applocker"
          streams = ["Microsoft-SecurityEvent"]
          xPathQueries = [
            "Microsoft-Windows-AppLocker/EXE and DLL!*[System[(EventID=8003 or EventID=8004)]]",
            # Mistake: the filter does not begin with `*`.
            "Microsoft-Windows-AppLocker/MSI and Script![System[(EventID=8006)]]",
          ]
        }]
      }
    }
  })
}
