# SPDX-License-Identifier: Apache-2.0
# DLMS: APDUs, protection, and the engines of client and server.
target_sources(meterbench_protocol PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/association.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/ber.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/cipher.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/client/association.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/client/requests.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/client/session.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/client/short_names.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/general_block.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/hls.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/initiate.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/key_wrap.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/notification.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/request.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/response.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/result_codes.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/secure_channel.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/server/connection.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/server/connection_association.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/server/connection_short_names.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/server/port.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/server/response_stream.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/short_name.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/dlms/target.cpp)
