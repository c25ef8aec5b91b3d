# SPDX-License-Identifier: Apache-2.0
target_sources(meterbench_core PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/tariff/daylight_saving.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/tariff/load_control.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/tariff/plan.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/tariff/plan_definition.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/tariff/tariff_control.cpp)
