# SPDX-License-Identifier: Apache-2.0
# The emulated meter.
target_sources(meterbench_core PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/base/crc32.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/base/obis.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/analysis_logger.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/breaker.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/configuration_change.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/demand.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/document_settings.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/energy_registers.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/event_file.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/household.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/image_transfer.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/load_file.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/meter.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/meter_agenda.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/meter_calendar.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/meter_commands.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/meter_display.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/meter_image.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/meter_logs.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/model_making.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/meter_settings.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/meter_settling.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/meter_signals.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/meter_supply.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/prepayment.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/pulse_train.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/register_reading.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/register_table.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/running_meter.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/simulation.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/smart_disconnect.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/state_keeper.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/supply.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/supply_quality.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/device/table_log.cpp)
