# SPDX-License-Identifier: Apache-2.0
target_sources(meterbench_core PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/ordersheet/code_sections.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/ordersheet/display_sections.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/ordersheet/order_sections.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/ordersheet/order_sheet.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/ordersheet/plan_sections.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/ordersheet/reference_sections.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/ordersheet/setting_sections.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/ordersheet/sheet_words.cpp)
