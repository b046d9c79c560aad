-- Part 2, before the class: done once for the Snowflake account, by somebody with ACCOUNTADMIN.
--
-- In angle brackets stand the values of your Azure subscription. After each integration, open the
-- consent address that DESC INTEGRATION shows, and give the application that appears in Azure the
-- role Storage Blob Data Reader on the account and Storage Queue Data Contributor on the queue.

-- region: integrations
-- 1. Who may read the storage account: the trust between Snowflake and Azure, without any key.
CREATE STORAGE INTEGRATION IF NOT EXISTS DE_WORKSHOP_ADLS
  TYPE = EXTERNAL_STAGE
  STORAGE_PROVIDER = 'AZURE'
  ENABLED = TRUE
  AZURE_TENANT_ID = '<azure-tenant-id>'
  STORAGE_ALLOWED_LOCATIONS = ('azure://<storage-account>.blob.core.windows.net/nyc-taxi-data/streaming/');

-- 2. Where the news of a new file arrives: Event Grid puts BlobCreated events into a storage queue.
CREATE NOTIFICATION INTEGRATION IF NOT EXISTS DE_WORKSHOP_EVENTS
  ENABLED = TRUE
  TYPE = QUEUE
  NOTIFICATION_PROVIDER = AZURE_STORAGE_QUEUE
  AZURE_STORAGE_QUEUE_PRIMARY_URI = 'https://<storage-account>.queue.core.windows.net/<queue>'
  AZURE_TENANT_ID = '<azure-tenant-id>';

-- 3. The attendees may use both.
GRANT USAGE ON INTEGRATION DE_WORKSHOP_ADLS TO ROLE DE_WORKSHOP_ROLE;
GRANT USAGE ON INTEGRATION DE_WORKSHOP_EVENTS TO ROLE DE_WORKSHOP_ROLE;
-- endregion
