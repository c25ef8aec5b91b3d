# SPDX-License-Identifier: Apache-2.0
target_sources(meterbench_core PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/analysis_setup.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/chosen_meaning.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/daylight_saving_json.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/default_configuration.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/differences.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/edits.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/glass_traits.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/judge_display.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/judge_document.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/judge_order.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/judge_plans.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/judge_settings.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/meter_configuration.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/migrate_project.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/module_port.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/number_setting.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/object_reader.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/plans_json.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/project_json.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/read_project.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/read_settings.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/set_value.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/settings_text.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/tariff_schedule.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/write_project.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/configuration/write_settings.cpp)
