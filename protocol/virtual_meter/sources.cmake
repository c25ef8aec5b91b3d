# SPDX-License-Identifier: Apache-2.0
# The emulated meter behind the seams of its languages.
target_sources(meterbench_protocol PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/association_objects.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/bindings.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/captured_register_objects.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/clock_objects.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/clock_time.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/configuration_objects.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/cosem_object.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/demand_objects.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/display_objects.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/identification_objects.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/line_objects.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/logical_device.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/meter_secrets.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/meter_variant.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/object_list.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/object_model.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/profile_columns.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/profile_entries.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/profile_objects.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/profile_selection.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/profile_stream.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/profile_time.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/register_form.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/register_objects.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/security_objects.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/status_objects.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/virtual_meter/virtual_meter.cpp)
